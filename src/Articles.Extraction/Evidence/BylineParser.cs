using System.Buffers;
using System.Text;

namespace Articles.Extraction.Evidence;

/// <summary>
/// Finds who wrote an article in its byline, or in an author string that a page declares. Immutable, safe for concurrent callers.
/// </summary>
internal sealed class BylineParser(AgencyDetector agencies)
{
    private const int MaxLine = 240;
    private const int MaxNameWords = 5;

    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "de", "da", "do", "dos", "das", "di", "del", "della", "dello", "la", "le", "las", "los", "el", "al", "bin", "ibn", "ben", "abu", "van", "von", "der", "den", "ter",
        "ten", "zu", "zur", "du", "des", "af", "av", "e", "y", "i", "st", "san", "d'", "o'",
    };

    private static readonly HashSet<string> Conjunctions = new(StringComparer.Ordinal)
    {
        "and", "und", "et", "y", "e", "en", "och", "og", "ja", "i", "a", "ve", "dan", "и", "та", "και", "with", "mit", "avec", "con", "com", "med",
    };

    // Words of jobs, desks and publications: a piece with one of these is no name.
    private static readonly HashSet<string> Jobs = new(StringComparer.Ordinal)
    {
        "staff", "editor", "editors", "writer", "writers", "reporter", "reporters", "correspondent", "correspondents", "contributor", "contributors", "contributing", "columnist",
        "special", "news", "agency", "agencies", "bureau", "desk", "team", "editorial", "newsroom", "press", "associated", "post", "times", "media", "wire", "services", "service",
        "senior", "chief", "director", "producer", "photographer", "author", "freelance", "guest", "admin", "administrator", "published", "updated", "posted", "by", "for", "from",
        "of", "the", "in", "on", "at", "is", "to", "about", "more", "share", "read", "redaktion", "redaktionen", "redaccion", "redazione", "redaction", "redacao", "redactie",
        "agencias", "agenturen", "our", "your", "this", "us", "opinion", "daily", "journal", "gazette", "tribune", "herald", "online", "digital", "tv", "radio", "web", "desk",
        "min", "minute", "minutes", "read", "comments", "comment", "am", "pm", "com", "image", "photo", "getty", "jr.,", "health", "science", "sports", "politics", "business",
        "rrp", "founder", "ceo", "president", "professor", "analyst", "expert", "phd", "md", "rd", "rdn",
    };

    // Names of days and months that are hardly ever a person's.
    private static readonly HashSet<string> Calendar = new(StringComparer.Ordinal)
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "july", "september", "october", "november", "december", "feb", "aug",
        "sept", "sep", "oct", "nov", "dec",
    };

    private static readonly SearchValues<char> NoName = SearchValues.Create("!?=#{}<>");

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

    /// <summary>
    /// The names in a string that is said to name the author: without "By", dates, addresses, jobs and links; null when no name is left.
    /// </summary>
    public string? Clean(string declared)
    {
        var text = declared.AsSpan().Trim();
        text = text.Length > MaxLine ? text[..MaxLine] : text;
        return Names(text[LeadLength(text)..]);
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
        while (!text.IsEmpty && found < 8)
        {
            var (end, next, separator) = NextPiece(text);
            var piece = WithoutJob(text[..end].Trim(" .:\"“”()[]*_"));
            if (IsName(piece))
            {
                names.Append(found == 0 ? string.Empty : joint).Append(piece);
                found++;
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

            if (c is '|' or '•' or ':' or '·' or '/' or '／' or '—' or '–' or '<' or '(' or '@' or '\t' or '\n' or '【' or '（' || char.IsAsciiDigit(c)
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

    /// <summary>Cuts <c>Jane Doe Business Columnist</c> and <c>Jane Doe December</c> after the second word or later.</summary>
    private static ReadOnlySpan<char> WithoutJob(ReadOnlySpan<char> piece)
    {
        var words = 0;
        foreach (var range in new WordRanges(piece))
        {
            var folded = CharacterFolding.Fold(piece[range].ToString());
            if ((words >= 2 && Jobs.Contains(folded)) || (words >= 1 && range.End.Value == piece.Length && Calendar.Contains(folded)))
            {
                return piece[..range.Start.Value].TrimEnd();
            }

            words++;
        }

        return piece;
    }

    private bool IsName(ReadOnlySpan<char> piece)
    {
        if (piece.Length is < 2 or > 60 || agencies.Find(piece) is not null)
        {
            return false;
        }

        var (words, capitals, cjk) = (0, 0, 0);
        foreach (var range in new WordRanges(piece))
        {
            var word = piece[range];
            words++;
            if (word[0] >= '\u2E80')
            {
                cjk += word.Length;
                continue;
            }

            var folded = CharacterFolding.Fold(word.ToString());
            if (Jobs.Contains(folded) || word.ContainsAnyInRange('0', '9'))
            {
                return false;
            }

            if (char.IsUpper(word[0]) || char.GetUnicodeCategory(word[0]) == System.Globalization.UnicodeCategory.OtherLetter)
            {
                capitals++;
            }
            else if (!Particles.Contains(folded) && !(word.Length > 2 && word[1] is '\'' or '’'))
            {
                return false;
            }
        }

        return words <= MaxNameWords && !(words == 1 && Calendar.Contains(CharacterFolding.Fold(piece.ToString()))) && (cjk is >= 2 and <= 12 || (cjk == 0 && capitals >= 1 && (words >= 2 || piece.Length >= 3)))
            && !piece.ContainsAny(NoName);
    }
}
