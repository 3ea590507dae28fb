using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>What the rest of a text says of each word: features that reach beyond the sentence (Chieu and Ng 2003).</summary>
internal sealed class DocumentEvidence
{
    private readonly Evidence[] _words;

    /// <summary>Reads a whole text.</summary>
    public DocumentEvidence(TokenizedText text, Gazetteer gazetteer)
    {
        var (words, vocabulary) = (text.Words, text.Vocabulary);
        _words = new Evidence[vocabulary.Words.Count];
        for (var sentence = 0; sentence < text.Sentences.Count; sentence++)
        {
            var (start, end) = text.TokensOf(sentence);
            for (var i = start + 1; i < end; i++)
            {
                if (!char.IsUpper(words[i][0]))
                {
                    continue;
                }

                var previous = words[i - 1];
                var found = Evidence.None;
                if (gazetteer.GivenNames.Contains(previous))
                {
                    found |= Evidence.AfterGivenName;
                }
                else if (previous is "Mr." or "Mrs." or "Ms." or "Dr." or "President" or "Sir" or "Minister" or "Senator" or "Sen."
                    or "Rep." or "Gov." or "General" or "Gen.")
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

                _words[text.WordIds[i]] |= found | Evidence.Capitalised;
            }
        }

        // A word that occurs in lower case says so of itself and of its other spellings.
        var lower = new bool[vocabulary.FoldedCount];
        for (var i = 0; i < _words.Length; i++)
        {
            lower[vocabulary.Folded[i]] |= IsLower(vocabulary.Words[i]);
        }

        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] |= lower[vocabulary.Folded[i]] ? Evidence.Lower : Evidence.None;
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

    /// <summary>What is known of a word of the text.</summary>
    public Evidence Of(int wordId) => _words[wordId];

    private static bool IsLower(string word)
    {
        foreach (var c in word)
        {
            if (char.IsUpper(c))
            {
                return false;
            }
        }

        return char.IsLower(word[0]);
    }
}
