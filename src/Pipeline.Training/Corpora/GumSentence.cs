using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Training.Corpora;

/// <summary>
/// A sentence of GUM. It marks every mention, nested and nominal ones too; names are those whose head is a proper noun, cut to the proper
/// nouns around the head, and for persons to the name without titles and trades. Of names that overlap the longest stays.
/// </summary>
internal sealed partial class GumSentence
{
    private readonly List<Word> _words = [];
    private readonly List<Mention> _mentions = [];
    private readonly Dictionary<string, (int Start, string Type, int Head)> _open = new(StringComparer.Ordinal);

    /// <summary>The words as written.</summary>
    public IReadOnlyList<string> Words => _words.ConvertAll(word => word.Form);

    /// <summary>Adds a word from its columns in CoNLL-U.</summary>
    public void Add(string[] columns)
    {
        var index = _words.Count;
        _words.Add(
            new Word(
            columns[1], columns[4] is "NNP"
            or "NNPS", columns[4] is "NNPS", int.Parse(columns[6], CultureInfo.InvariantCulture) - 1, columns[7]));
        var entities = columns[9].Split('|').FirstOrDefault(item => item.StartsWith("Entity=", StringComparison.Ordinal));
        if (entities is null)
        {
            return;
        }

        foreach (Match match in Brackets().Matches(entities))
        {
            if (match.Groups["type"].Success)
            {
                var start =
                    (index, match.Groups["type"].Value, index + int.Parse(match.Groups["head"].Value, CultureInfo.InvariantCulture) - 1);
                if (match.Groups["end"].Success)
                {
                    _mentions.Add(new Mention(index, index + 1, start.Item2, start.Item3));
                }
                else
                {
                    _open[match.Groups["id"].Value] = start;
                }
            }
            else if (_open.Remove(match.Groups["id"].Value, out var begun))
            {
                _mentions.Add(new Mention(begun.Start, index + 1, begun.Type, begun.Head));
            }
        }
    }

    /// <summary>The names.</summary>
    public IEnumerable<TokenSpan> Names() => _mentions.Select(Name).OfType<TokenSpan>().OrderByDescending(name => name.End - name.Start);

    private TokenSpan? Name(Mention mention)
    {
        if (mention.Head >= mention.End || !_words[mention.Head].IsProper || Class(mention) is not { } nameClass)
        {
            return null;
        }

        var (start, end) = (mention.Head, mention.Head + 1);
        if (nameClass == NameClass.Person)
        {
            while (start > mention.Start && _words[start - 1].IsProper && _words[start - 1].Head == mention.Head
                && _words[start - 1].Relation is "flat" or "compound")
            {
                start--;
            }

            while (end < mention.End && _words[end].Head == mention.Head
                && _words[end].Relation.StartsWith("flat", StringComparison.Ordinal))
            {
                end++;
            }
        }
        else
        {
            while (start > mention.Start && _words[start - 1].IsProper)
            {
                start--;
            }

            end = LastProper(mention);
        }

        return new TokenSpan(start, end, nameClass);
    }

    /// <summary>Where the proper nouns from the head on end, "of" and "the" between them counted in.</summary>
    private int LastProper(Mention mention)
    {
        var end = mention.Head + 1;
        for (var i = end; i < mention.End; i++)
        {
            if (_words[i].IsProper)
            {
                end = i + 1;
            }
            else if (_words[i].Form is not ("of" or "the" or "and" or "&" or "for" or "-"))
            {
                break;
            }
        }

        return end;
    }

    private NameClass? Class(Mention mention) => mention.Type switch
    {
        "person" => _words[mention.Head].IsPlural ? NameClass.Other : NameClass.Person,
        "place" => NameClass.Location,
        "organization" => NameClass.Organization,
        "event" or "object" or "abstract" => NameClass.Other,
        _ => null,
    };

    [GeneratedRegex(@"\((?<id>\d+)-(?<type>[a-z]+)-[^()-]*-[^()-]*-[^()-]*-(?<head>\d+)[^()]*(?<end>\))?|(?<id>\d+)\)")]
    private static partial Regex Brackets();

    private readonly record struct Word(string Form, bool IsProper, bool IsPlural, int Head, string Relation);

    private readonly record struct Mention(int Start, int End, string Type, int Head);
}
