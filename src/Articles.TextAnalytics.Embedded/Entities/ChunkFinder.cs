using System.Collections.Frozen;
using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>Finds runs of capitalised words in English running text: candidates for names.</summary>
internal sealed class ChunkFinder(Gazetteer gazetteer)
{
    private const int MaxChunkTokens = 12;

    private static readonly FrozenSet<string> Particles = FrozenSet.Create(
        StringComparer.Ordinal, "de", "da", "do", "del", "della", "di", "dos", "du", "van", "von", "der", "den", "ter", "bin", "bint",
        "ibn", "al", "el", "la", "le", "y", "zu");

    private static readonly FrozenSet<string> Heads = FrozenSet.Create(
        StringComparer.Ordinal,
        "Department", "Ministry", "Bureau", "Bank", "University", "Institute", "Office", "House", "Board", "Council", "Committee",
        "Commission", "College", "Chamber", "Court",
        "Academy", "School", "Center", "Centre", "Association", "Federation", "Organization", "Organisation", "Society", "Church",
        "Museum", "Party", "Republic", "Kingdom", "Gulf",
        "Strait", "Bay", "Sea", "Cape", "Isle", "Islands", "City", "Province", "District", "State", "Duchy", "Principality", "Battle",
        "Treaty", "Siege", "Campaign", "League",
        "Union", "Army", "Bishop", "Archdiocese", "Diocese", "Library", "Congress", "Parliament", "Agency", "Alliance", "Movement",
        "Conference", "Corporation", "Faculty", "Fund");

    /// <summary>The runs in the tokens from <paramref name="start"/> to <paramref name="end"/>, which are one sentence.</summary>
    public IEnumerable<(int Start, int End)> Find(TokenizedText text, int start, int end)
    {
        var words = text.Words;
        var i = start;
        while (i < end)
        {
            if (!CanStart(text, i, start, end))
            {
                i++;
                continue;
            }

            var last = i + Math.Max(1, gazetteer.Match(words, i, end).Length);
            while (last < end && last - i < MaxChunkTokens)
            {
                var next = Continue(text, i, last, end);
                if (next == last)
                {
                    break;
                }

                last = next;
            }

            yield return (i, last);
            i = last;
        }

        bool CanStart(TokenizedText t, int index, int first, int limit)
        {
            if (t.Tokens[index].Kind != TokenKind.Word || !Casing.IsCapitalised(words[index]))
            {
                return false;
            }

            return !gazetteer.CommonWords.Contains(words[index])
                || gazetteer.Match(words, index, limit).Length > 1
                || (index + 1 < limit && !IsOpening(t, index, first) && IsName(t, index + 1) && words[index].Length > 3);
        }
    }

    /// <summary>Whether the token is the first word of its sentence, quotation or clause after a colon.</summary>
    public static bool IsOpening(TokenizedText text, int index, int sentenceStart)
    {
        var previous = index - 1;
        return previous < sentenceStart || text.Words[previous] is "\"" or "“" or "‘" or ":" or "(" or "[" or "-" or "–" or "—" or "•"
            or "*" or "'";
    }

    private int Continue(TokenizedText text, int start, int index, int end)
    {
        var words = text.Words;
        if (IsName(text, index))
        {
            return index + Math.Max(1, gazetteer.Match(words, index, end).Length);
        }

        // "2024 Olympics" starts elsewhere; "Boeing 737" and "World War 2" go on.
        if (words[index] is "&" && index + 1 < end && IsName(text, index + 1))
        {
            return index + 2;
        }

        if (words[index] is "of" or "for" && Heads.Contains(words[index - 1]) && index + 1 < end)
        {
            var next = words[index + 1] is "the" && index + 2 < end ? index + 2 : index + 1;
            return IsName(text, next) && !gazetteer.CommonWords.Contains(words[next]) ? next + 1 : index;
        }

        var particle = index;
        while (particle < end && Particles.Contains(words[particle]))
        {
            particle++;
        }

        return particle > index && particle < end && IsName(text, particle) && !gazetteer.CommonWords.Contains(words[start]) ? particle
            + 1 : index;
    }

    private static bool IsName(TokenizedText text, int index) =>
        text.Tokens[index].Kind == TokenKind.Word && Casing.IsCapitalised(text.Words[index]) && text.Words[index] is not "I";
}
