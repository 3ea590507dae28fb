using System.Text;
using static Articles.Extraction.Evidence.BylineWords;

namespace Articles.Extraction.Evidence;

/// <summary>
/// Finds who wrote an article in its byline, or in an author string that a page declares. Immutable, safe for concurrent callers.
/// </summary>
internal sealed class BylineParser(AgencyDetector agencies)
{
    private const int MaxLine = 240;
    private const int MaxNameWords = 5;

    private readonly PrefixTable _leads = new(SignalData.Lines("bylines.txt").Select(CharacterFolding.Fold));

    /// <summary>
    /// The names in a line that opens like a byline (<c>By Jane Doe and John Roe, AP</c>), without the opening word; null for any other
    /// line.
    /// </summary>
    public string? Find(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length is < 4 or > MaxLine)
        {
            return null;
        }

        var lead = LeadLength(line);
        return lead == 0 ? null : Names(line[lead..]);
    }

    /// <summary>Whether a line opens with a word that bylines open with, whatever follows.</summary>
    public bool HasLead(ReadOnlySpan<char> line) => LeadLength(line.Trim()) > 0;

    /// <summary>Whether a text is a word or two that bylines open with, or ends in one: <c>Written by</c>, <c>Posted on 2 May by</c>.</summary>
    public bool EndsInLead(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        for (var (words, end) = (0, text.Length); words < 2 && end > 0; words++)
        {
            end = text[..end].TrimEnd().LastIndexOf(' ');
            if (text[(end + 1)..] is { Length: > 0 } last && LeadLength($"{last} x") == last.Length + 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a line is nothing but words that bylines open with.</summary>
    public bool IsLead(ReadOnlySpan<char> line) =>
        line.Trim(" :") is { Length: > 1 and < 24 } words && LeadLength($"{words} x") == words.Length + 1;

    /// <summary>A line without the word that it opens with as a byline.</summary>
    public string WithoutLead(string line) => line[LeadLength(line)..].Trim();

    /// <summary>
    /// The names in a string that is said to name the author: without "By", dates, addresses, jobs and links; null when no name is left.
    /// </summary>
    public string? Clean(string declared)
    {
        var text = declared.AsSpan().Trim();
        text = text.Length > MaxLine ? text[..MaxLine] : text;
        text = text[LeadLength(text)..].Trim();
        var names = Names(text);
        if (names is not null && !names.Contains(' ', StringComparison.Ordinal) && char.IsAsciiLetter(names[0])
            && text.IndexOf(names, StringComparison.Ordinal) > 0 && char.IsLetter(text[0]))
        {
            // Centre for Example Research: the last word of something else.
            return null;
        }

        return names ?? (IsSmall(text) ? text.ToString() : null);
    }

    /// <summary>The names in a byline that a page declares; one of names that were taken one by one is not taken apart again.</summary>
    /// <param name="declared">The byline; null without one.</param>
    /// <returns>The names, or null when there are none.</returns>
    public string? CleanDeclared(string? declared)
    {
        var names = declared?.Split(", ").Select(CleanName).ToList();
        if (names is null)
        {
            return null;
        }

        return names.TrueForAll(name => name is not null) ? string.Join(", ", names) : Clean(declared!);
    }

    /// <summary>
    /// The name of one person who is said to be an author, each by itself: surnames that are words of jobs too, and names in small letters,
    /// are believed. Null when it is no name.
    /// </summary>
    public string? CleanName(string declared)
    {
        var name = declared.AsSpan().Trim();
        if (IsGroup(name))
        {
            return name.ToString();
        }

        if (Clean(declared) is { } cleaned && !(IsSurname(name) && cleaned.Length < name.Length))
        {
            return cleaned;
        }

        return IsSurname(name) ? name.ToString() : null;
    }

    /// <summary>
    /// The names in a line of names with their titles (<c>Ada Lind, Research Fellow, and Bo Ek, Vice President</c>); null for any other
    /// line.
    /// </summary>
    public string? FindTitled(string line)
    {
        // A title stands behind a comma.
        if (line.Length > MaxLine || !(line.Contains(',', StringComparison.Ordinal) || line.Contains(" and ", StringComparison.Ordinal)))
        {
            return null;
        }

        var pieces = line.Replace(", and ", ",& ", StringComparison.Ordinal).Replace(" and ", ",& ", StringComparison.Ordinal).Split(',');
        var names = pieces.Where(
            (piece, index) => (index == 0 || piece.StartsWith("& ", StringComparison.Ordinal)) && IsPerson(piece.TrimStart('&', ' ')))
            .Select(piece => piece.TrimStart('&', ' ')).ToList();
        var titled = pieces.Skip(1).Any(
            piece => piece.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word => Titles.Contains(CharacterFolding.Fold(word))));
        return names.Count > 0 && titled && IsPerson(pieces[0]) ? string.Join(", ", names) : null;
    }

    /// <summary>Whether a declared author is a group that writes: <c>The Example Team</c>.</summary>
    public static bool NamesDesk(string declared)
    {
        var last = declared.LastIndexOf(' ');
        return last > 0 && Desks.Contains(CharacterFolding.Fold(declared[(last + 1)..]));
    }

    /// <summary>Whether a line says what a person is: <c>Senior Editor, Example Times</c>.</summary>
    public static bool NamesJob(string line)
    {
        foreach (var range in new WordRanges(line))
        {
            if (Titles.Contains(CharacterFolding.Fold(line[range])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is the name of a group that writes: <c>Example City Team</c>, in capitals throughout, without marks.</summary>
    private static bool IsGroup(ReadOnlySpan<char> name)
    {
        var (words, last) = (0, string.Empty);
        foreach (var range in new WordRanges(name))
        {
            if (!char.IsUpper(name[range][0]))
            {
                return false;
            }

            last = CharacterFolding.Fold(name[range].ToString());
            words++;
        }

        return words is > 2 and <= MaxNameWords && Groups.Contains(last) && !name.ContainsAny(NoName) && !name.ContainsAny(Marks)
            && name.IndexOfAny("-–—") < 0;
    }

    private bool IsPerson(string piece) => piece.Contains(' ', StringComparison.Ordinal) && IsName(piece);

    /// <summary>Two words or three, of which only the last is a job's.</summary>
    private static bool IsSurname(ReadOnlySpan<char> name)
    {
        var (words, jobs, last) = (0, 0, false);
        foreach (var range in new WordRanges(name))
        {
            var word = name[range];
            var folded = CharacterFolding.Fold(word.ToString());
            last = Surnames.Contains(folded);
            jobs += Jobs.Contains(folded) ? 1 : 0;
            words++;
            if (!char.IsUpper(word[0]))
            {
                return false;
            }
        }

        return words is 2 or 3 && jobs == 1 && last && !name.ContainsAny(NoName);
    }

    /// <summary>A name in small letters: two to four words, and none of them one that a name has not.</summary>
    private static bool IsSmall(ReadOnlySpan<char> text)
    {
        var words = 0;
        foreach (var range in new WordRanges(text))
        {
            var word = text[range];
            words++;
            if (!char.IsLower(word[0]) || word.Length < 2 || word.ContainsAnyInRange('0', '9') || Jobs.Contains(word.ToString())
                || Conjunctions.Contains(word.ToString()))
            {
                return false;
            }
        }

        return words is >= 2 and <= 3 && text.Length <= 40 && !text.ContainsAny(NoName) && !text.ContainsAny(Marks);
    }

    private int LeadLength(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || _leads.For(CharacterFolding.Fold(line[0])).IsEmpty)
        {
            return 0;
        }

        Span<char> folded = stackalloc char[32];
        var length = 0;
        foreach (var c in line)
        {
            if (length == folded.Length)
            {
                break;
            }

            folded[length++] = CharacterFolding.Fold(c);
        }

        foreach (var lead in _leads.For(folded[0]))
        {
            if (folded[..length].StartsWith(lead, StringComparison.Ordinal) && lead.Length < line.Length)
            {
                var next = line[lead.Length];
                if (lead.EndsWith("by", StringComparison.Ordinal) && char.IsLower(line[lead.Length - 1]) && char.IsUpper(next))
                {
                    // ByJane Doe: the elements stood apart by their style alone.
                    return lead.Length;
                }

                var cjk = lead[0] >= '\u2E80';
                if (next is ' ' or ':' or '：' or '\t' || lead[^1] == ':' || (cjk && next is '/' or '／' or '=' or '・'))
                {
                    return lead.Length + (line[lead.Length..].Length - line[lead.Length..].TrimStart(" :：\t/／=・").Length);
                }
            }
        }

        return 0;
    }

    private string? Names(ReadOnlySpan<char> text)
    {
        var names = new StringBuilder();
        var joint = string.Empty;
        var found = 0;
        var isFull = false;
        while (!text.IsEmpty && found < 8)
        {
            if (joint == ", " && ConjunctionLength(text) is > 0 and var length)
            {
                // "Ada Lind, Bo Ek, and Cy Moe": the word that stands behind a comma joins as it does without one.
                joint = $" {text[..length].Trim()} ";
                text = text[length..];
            }

            var (end, next, separator) = NextPiece(text);
            var whole = text[..end].Trim(" :\"“”[]*_");
            if (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                whole = BylineTrimmer.WithoutMonth(whole);
            }

            whole = BylineTrimmer.WithoutGlued(whole);
            var name = BylineTrimmer.WithoutJob(whole.Trim(" .:\"“”()[]*_"));
            var piece = BylineTrimmer.WithoutRepeats(BylineTrimmer.WithoutPublication(name));
            if (found > 0 && isFull && IsLoneWord(piece))
            {
                // Ada Lind, Home and Garden Editor: what follows whole names is no name of one word.
                break;
            }

            if (((found > 0 || !IsDegree(piece)) && IsName(piece)) || (found > 0 && IsSurname(piece)) || IsNicknamed(piece))
            {
                isFull |= piece.Contains(' ');
                names.Append(found == 0 ? string.Empty : joint).Append(piece).Append(IsAbbreviated(piece, whole) ? "." : string.Empty);
                found++;
            }
            else if (found > 0 && separator is not null && IsDegree(piece))
            {
                // "Ada Lind, PhD, and Bo Ek": the next name stands behind it.
                joint = ", ";
                text = text[next..];
                continue;
            }
            else if (found > 0)
            {
                break;
            }

            // Only commas and conjunctions go on with more names.
            if (separator is null && found > 0)
            {
                break;
            }

            joint = separator ?? ", ";
            text = text[next..];
        }

        return found == 0 ? null : names.ToString();
    }

    /// <summary>A word in small letters after its first: no degree (CFP, Ph.D.), which belongs to the name before it.</summary>
    private static bool IsLoneWord(ReadOnlySpan<char> piece) =>
        piece.Length > 3 && !piece.ContainsAnyExceptInRange('-', 'z') && char.IsAsciiLetterUpper(piece[0])
            && !piece[1..].TrimEnd('-').ContainsAnyExceptInRange('a', 'z');

    /// <summary>Odile “Tug” Marsh: a name around one in quotation marks.</summary>
    private bool IsNicknamed(ReadOnlySpan<char> piece)
    {
        var open = piece.IndexOfAny('“', '"');
        var close = open < 0 ? -1 : piece[(open + 1)..].IndexOfAny('”', '"');
        return open > 2 && close is > 1 and < 20 && open + close + 4 < piece.Length
            && piece[open - 1] == ' ' && piece[open + close + 2] == ' '
            && IsName(string.Concat(piece[..open], piece[(open + close + 3)..]));
    }

    private static bool IsDegree(ReadOnlySpan<char> piece) =>
        piece is "PhD" or "Ph.D" or "Ph.D." or "MD" or "M.D" or "M.D." or "JD" or "J.D" or "RN" or "RD" or "RDN" or "MPH" or "MBA" or "MSc"
            or "MA" or "M.A" or "BSc" or "Esq" or "Esq." or "DVM" or "DDS" or "LCSW" or "CPA" or "CFP" or "CFA";

    private static int ConjunctionLength(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimStart();
        var length = trimmed.IndexOf(' ');
        return length is >= 1 and <= 5 && char.IsLower(trimmed[0]) && length + 1 < trimmed.Length && !char.IsLower(trimmed[length + 1])
            && Conjunctions.Contains(CharacterFolding.Fold(trimmed[..length].ToString()))
            ? text.Length - trimmed.Length + length + 1
            : 0;
    }

    /// <summary>Jr., Sr.: the dot is theirs.</summary>
    private static bool IsAbbreviated(ReadOnlySpan<char> piece, ReadOnlySpan<char> whole) =>
        whole.Length == piece.Length + 1 && whole[^1] == '.' && (piece.EndsWith(" Jr") || piece.EndsWith(" Sr"));

    /// <returns>Where the piece ends, where the next starts, and the separator to keep; null when what follows is something else.</returns>
    private static (int End, int Next, string? Separator) NextPiece(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is ',' or '、' or ';')
            {
                return (i, i + 1, ", ");
            }

            if (c is '&' or '＆')
            {
                return (i, i + 1, " & ");
            }

            // Halvard (H.R.) Quist
            if (c == '(' && i > 0 && text[i..].IndexOf(')') is > 1 and < 14 and var close && i + close + 2 < text.Length
                && text[i + close + 1] == ' ' && char.IsUpper(text[i + close + 2]) && char.IsUpper(text[i + 1]))
            {
                i += close;
                continue;
            }

            if (c is '|' or '•' or '●' or '[' or ']'
                or ':' or '·' or '⋅' or '∙' or '/' or '／' or '—' or '–' or '<' or '(' or '@' or '\t' or '\n' or '【' or '（'
                || char.IsAsciiDigit(c)
                || (c == '-' && i > 0 && text[i - 1] == ' '))
            {
                return (i, i + 1, null);
            }

            if (c == ' ')
            {
                var length = text[(i + 1)..].IndexOf(' ');
                if (length > 0 && length < 6 && Conjunctions.Contains(CharacterFolding.Fold(text.Slice(i + 1, length).ToString()))
                    && !char.IsUpper(text[i + 1]) && i + length + 2 < text.Length && !char.IsLower(text[i + length + 2]))
                {
                    return (i, i + length + 2, text.Slice(i, length + 2).ToString());
                }
            }
        }

        return (text.Length, text.Length, null);
    }

    private bool IsName(ReadOnlySpan<char> piece)
    {
        if (piece.Length is < 2 or > 60 || piece.Contains("’s ", StringComparison.Ordinal)
            || piece.Contains("'s ", StringComparison.Ordinal) || agencies.Find(piece) is not null)
        {
            return false;
        }

        var (words, capitals, cjk, particles) = (0, 0, 0, 0);
        foreach (var range in new WordRanges(piece))
        {
            var word = piece[range];
            words++;
            if (ParticlesLookup.Contains(word))
            {
                particles++;
                continue;
            }

            if (word[0] >= '\u2E80')
            {
                cjk += word.Length;
                continue;
            }

            // Md Rahim: short for Mohammed, when a name opens with it.
            if ((Has(JobsLookup, word) && !(words == 1 && word is "Md")) || word.ContainsAnyInRange('0', '9'))
            {
                return false;
            }

            if (char.IsUpper(word[0]) || char.GetUnicodeCategory(word[0]) == System.Globalization.UnicodeCategory.OtherLetter)
            {
                capitals++;
            }
            else if (!Has(ParticlesLookup, word) && !(word.Length > 2 && word[1] is '\'' or '’'))
            {
                return false;
            }
        }

        return words - particles <= MaxNameWords && !(words == 1 && Calendar.Contains(CharacterFolding.Fold(piece.ToString())))
            && (cjk is >= 2 and <= 12 || (cjk == 0 && capitals >= 1 && (words >= 2 || piece.Length >= 3)))
            && !piece.ContainsAny(NoName);
    }
}
