using System.Runtime.InteropServices;

namespace Pipeline.Articles.Enrichment.Embedded.Entities.Tagging;

/// <summary>What the rest of a text says of each word: features that reach beyond the sentence (Chieu and Ng 2003).</summary>
internal sealed class DocumentEvidence
{
    private readonly Dictionary<string, Evidence> _words = new(StringComparer.Ordinal);

    /// <summary>Reads a whole text.</summary>
    public DocumentEvidence(IReadOnlyList<string> words, IReadOnlyList<(int Start, int End)> sentences, Gazetteer gazetteer)
    {
        foreach (var (start, end) in sentences)
        {
            for (var i = start; i < end; i++)
            {
                var word = words[i];
                if (!char.IsLetter(word[0]))
                {
                    continue;
                }

                if (char.IsLower(word[0]))
                {
                    Add(word, Evidence.Lower);
                    continue;
                }

                if (i == start)
                {
                    continue;
                }

                var previous = words[i - 1];
                var found = Evidence.None;
                if (gazetteer.GivenNames.Contains(previous))
                {
                    found |= Evidence.AfterGivenName;
                }
                else if (previous is "Mr." or "Mrs." or "Ms." or "Dr." or "President" or "Sir" or "Minister" or "Senator" or "Sen." or "Rep." or "Gov." or "General" or "Gen.")
                {
                    found |= Evidence.AfterTitle;
                }
                else if (previous is "in" or "at" or "from" or "near" or "to")
                {
                    found |= Evidence.AfterPlacePreposition;
                }

                if (i + 1 < end && gazetteer.OrganizationHeads.Contains(words[i + 1]))
                {
                    found |= Evidence.BeforeOrganizationHead;
                }

                if (i + 1 < end && words[i + 1] is "said" or "says" or "told" or "was" or "had" or "who")
                {
                    found |= Evidence.BeforeVerb;
                }

                Add(word, found | Evidence.Capitalised);
            }
        }
    }

    /// <summary>Kinds of evidence.</summary>
    [Flags]
    public enum Evidence
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>The word occurs in lower case.</summary>
        Lower = 1,

        /// <summary>It occurs capitalised inside a sentence.</summary>
        Capitalised = 2,

        /// <summary>It follows a given name somewhere.</summary>
        AfterGivenName = 4,

        /// <summary>It follows a title somewhere.</summary>
        AfterTitle = 8,

        /// <summary>It follows "in", "at" and the like somewhere.</summary>
        AfterPlacePreposition = 16,

        /// <summary>It comes before a head word of organisations somewhere.</summary>
        BeforeOrganizationHead = 32,

        /// <summary>It comes before a verb of persons somewhere.</summary>
        BeforeVerb = 64,
    }

    /// <summary>What is known of a word; of a capitalised one also whether it occurs in lower case.</summary>
    public Evidence Of(WordTraits word)
    {
        if (!word.IsCapitalised)
        {
            return _words.GetValueOrDefault(word.LowerWord) & Evidence.Lower;
        }

        return _words.GetValueOrDefault(word.Text) | (_words.GetValueOrDefault(word.LowerWord) & Evidence.Lower);
    }

    private void Add(string word, Evidence evidence) => CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out _) |= evidence;
}
