namespace Articles.Extraction.Evidence;

/// <summary>
/// News agencies' marks: in a dateline, after the last sentence, as a byline or as a line of their own. Immutable, safe for concurrent
/// callers.
/// </summary>
internal sealed class AgencyDetector
{
    private const int MaxMark = 40;
    private const int MaxDateline = 110;

    private static readonly string[] Sources =
        ["source:", "source :", "quelle:", "fuente:", "fonte:", "bron:", "kilde:", "källa:", "zrodlo:", "źródło:", "zdroj:", "источник:",
        "来源:", "来源：", "來源："];

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public AgencyDetector()
    {
        foreach (var line in SignalData.Lines("agencies.txt"))
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            foreach (var mark in parts.Skip(1))
            {
                _names.TryAdd(mark, parts[0]);
                if (mark.Length > 6)
                {
                    _names.TryAdd(mark.ToUpperInvariant(), parts[0]);
                }
            }
        }

        _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The agency that <paramref name="mark"/> stands for; only the mark itself, as in <c>AP</c> or <c>dpa/lnw</c>.</summary>
    public string? Find(ReadOnlySpan<char> mark)
    {
        mark = mark.Trim().TrimEnd('.');
        if (mark.Length is < 2 or > MaxMark)
        {
            return null;
        }

        if (_lookup.TryGetValue(mark, out var name))
        {
            return name;
        }

        // dpa/lnw, AFP/Archiv, AP-Yonhap: the first counts.
        var cut = mark.IndexOfAny('/', '-');
        return cut > 1 && _lookup.TryGetValue(mark[..cut], out name) ? name : null;
    }

    /// <summary>
    /// The agency of a line that is nothing but its mark: <c>(AP)</c>, <c>© AFP</c>, <c>— Reuters</c>, <c>Source: dpa</c>.
    /// </summary>
    public string? FindMark(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length is < 2 or > MaxMark)
        {
            return null;
        }

        line = line.TrimStart("([©—–-* ").TrimEnd(")]. ");
        if (line.StartsWith("Copyright ", StringComparison.OrdinalIgnoreCase))
        {
            line = line[10..].TrimStart("© ");
        }

        foreach (var source in Sources)
        {
            if (line.StartsWith(source, StringComparison.OrdinalIgnoreCase))
            {
                line = line[source.Length..].Trim();
                break;
            }
        }

        if (line.Length > 5 && line[..4].IndexOfAnyExceptInRange('0', '9') < 0)
        {
            line = line[4..].Trim();
        }

        return Find(line);
    }

    /// <summary>The dateline that <paramref name="paragraph"/> opens with, or null.</summary>
    public Dateline? FindDateline(ReadOnlySpan<char> paragraph)
    {
        var head = paragraph.Length > MaxDateline ? paragraph[..MaxDateline] : paragraph;
        var open = head.IndexOf('(');
        if (open is >= 0 and < 70)
        {
            var close = head[open..].IndexOf(')') + open;
            if (close > open && Find(head[(open + 1)..close]) is { } agency && IsPlace(head[..open], mayBeEmpty: true)
                && DashLength(head[(close + 1)..], needed: false) is var dash and >= 0)
            {
                return new Dateline(agency, close + 1 + dash);
            }
        }

        for (var i = 2; i < Math.Min(head.Length, 60); i++)
        {
            if (head[i] is not (' ' or ':') || DashLength(head[i..], needed: true) is not (> 0 and var dash))
            {
                continue;
            }

            var place = head[..i];
            var comma = place.LastIndexOf(',');
            var agency = Find(comma < 0 ? place : place[(comma + 1)..]);
            return agency is not null || (IsPlace(place, mayBeEmpty: false) && IsShouted(place)) ? new Dateline(agency, i + dash) : null;
        }

        return null;
    }

    /// <summary>
    /// The agency in a paragraph's last words: <c>… to sneak into the US. PTI</c>, <c>(Reporting by …; Editing by …)</c>, <c>… (AFP)</c>.
    /// </summary>
    public string? FindAtEnd(ReadOnlySpan<char> paragraph)
    {
        paragraph = paragraph.TrimEnd();
        if (paragraph.StartsWith("(Reporting by ", StringComparison.Ordinal)
            || paragraph.StartsWith("Reporting by ", StringComparison.Ordinal))
        {
            return "Reuters";
        }

        var tail = paragraph.Length > MaxMark ? paragraph[^MaxMark..] : paragraph;
        if (tail.EndsWith(")"))
        {
            var open = tail.LastIndexOf('(');
            return open > 0 && EndsSentence(tail[..open]) ? Find(tail[(open + 1)..^1]) : null;
        }

        var blank = tail.LastIndexOf(' ');
        return blank > 0 && EndsSentence(tail[..blank]) ? Find(tail[(blank + 1)..]) : null;
    }

    private static bool EndsSentence(ReadOnlySpan<char> text) => text.TrimEnd(" -–—") is [.., '.' or '!' or '?' or '"' or '”' or '»'];

    private static int DashLength(ReadOnlySpan<char> text, bool needed)
    {
        var i = 0;
        while (i < text.Length && text[i] == ' ')
        {
            i++;
        }

        if (i < text.Length && text[i] is '—' or '–' or '-' or '―' && (i > 0 || !needed))
        {
            i++;
        }
        else if (i < text.Length && text[i] == ':' && !needed)
        {
            i++;
        }
        else if (i == 0 && needed && text is [':', ' ', ..])
        {
            i = 1;
        }
        else if (needed)
        {
            return -1;
        }

        while (i < text.Length && text[i] is ' ' or '-')
        {
            i++;
        }

        return needed && (i >= text.Length || text[i - 1] != ' ') ? -1 : i;
    }

    private static bool IsPlace(ReadOnlySpan<char> text, bool mayBeEmpty)
    {
        text = text.Trim();
        if (text.IsEmpty)
        {
            return mayBeEmpty;
        }

        var words = 0;
        foreach (var range in new WordRanges(text))
        {
            words++;
            if (words == 1 && !char.IsUpper(text[range][0]) && text[range][0] < '\u2E80')
            {
                return false;
            }
        }

        return words is > 0 and <= 9 && !text.ContainsAny('.', '!', '?') | text.Count('.') < 4 && !text.ContainsAny("!?\"“”");
    }

    private static bool IsShouted(ReadOnlySpan<char> place)
    {
        var comma = place.IndexOfAny(',', '/');
        var city = comma > 0 ? place[..comma] : place;
        var letters = 0;
        foreach (var c in city)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            letters += char.IsUpper(c) ? 1 : 0;
        }

        return letters >= 4;
    }
}
