using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Wire;

/// <summary>Small fields of envelopes.</summary>
internal static partial class WireText
{
    // "and", "of the", "de la": more of them are a sentence.
    private const int MaxSmallWords = 4;

    /// <summary>One line, without tags; null when it is blank. Unlike a title it may be long: usage terms, notes.</summary>
    public static string? Line(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var line = WhiteSpace().Replace(text, " ").Trim();
        return line.Length == 0 ? null : line;
    }

    /// <summary>The text of an element, its blocks and breaks parted by blanks.</summary>
    public static string? Line(XElement? element) => element is null ? null
        : Line(string.Join(' ', element.DescendantNodes().OfType<XText>().Select(text => text.Value)));

    /// <summary>Lines one after the other, each once; null without any.</summary>
    public static string? Join(IEnumerable<string?> lines) => Line(string.Join(" ", lines.Select(Line).OfType<string>().Distinct()));

    /// <summary>
    /// A whole number from 1 to 9, as urgencies and priorities are, also where it is written 2.0: the IPTC keeps 0 for what may come.
    /// </summary>
    public static int? Digit(string? text) =>
        decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= 9 && decimal.IsInteger(number)
            ? (int)number
            : null;

    /// <summary>A credit without the dash behind it, where another name was to stand: <c>STT–</c>.</summary>
    public static string? Credit(string? text) => Line(Line(text)?.TrimEnd(' ', '-', '–', '—', '/'));

    /// <summary>
    /// The names of a byline, without "By". Initials of the desk (gr/bp) are no name, nor is a sentence: some put their sub-headline there.
    /// </summary>
    public static string? Byline(IEnumerable<string?> authors) => Names.Join(authors.Select(author =>
        PlainLine.Of(author) is { } line && !Initials().IsMatch(line) && SmallWord().Count(line) <= MaxSmallWords
            ? Day().Replace(By().Replace(line, string.Empty), string.Empty)
            : null));

    /// <summary>
    /// A term from a code with its scheme: <c>medtop:20000763</c>. The IPTC's vocabularies have one name, however an agency writes them, and
    /// their terms have a name also where it sends none.
    /// </summary>
    public static WireSubject? Subject(string? code, string? name, string? scheme = null)
    {
        (code, name, scheme) = (Line(code), Line(name), Line(scheme));
        if (code is not null && Iptc().Match(code) is { Success: true } address)
        {
            (scheme, code) = (address.Groups[1].Value, address.Groups[2].Value);
        }
        else if (code is not null && QCode().Match(code) is { Success: true } match)
        {
            (scheme, code) = (scheme ?? match.Groups[1].Value, match.Groups[2].Value);
        }

        scheme = Scheme(scheme, code);
        name ??= MediaTopics.Table.NameOf(scheme, code);
        return code is null && name is null ? null : new WireSubject(scheme, code, name);
    }

    /// <summary>A code of eight digits without a vocabulary is the IPTC's: its two number their terms apart but for the first level.</summary>
    private static string? Scheme(string? scheme, string? code)
    {
        if (code is null || !MediaTopics.IsCode(code))
        {
            return scheme;
        }

        if (scheme?.Contains("mediatopic", StringComparison.OrdinalIgnoreCase) == true)
        {
            return MediaTopics.Scheme;
        }

        if (scheme is not null && !scheme.StartsWith("iptc", StringComparison.OrdinalIgnoreCase)
            && !scheme.Contains("subjectcode", StringComparison.OrdinalIgnoreCase))
        {
            return scheme;
        }

        return string.CompareOrdinal(code, "20") >= 0 ? MediaTopics.Scheme : MediaTopics.SubjectCodes;
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"\A[\p{Ll}\d]{1,5}(/[\p{Ll}\d]{1,5}){0,5}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Initials();

    [GeneratedRegex(@"(\A| )\p{Ll}{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex SmallWord();

    // "Reuters, MAR 04".
    [GeneratedRegex(@", (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC) \d{1,2}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Day();

    // In the languages of the agencies; a name may begin in small letters with the same words ("von"), not in a byline.
    [GeneratedRegex(@"\A(By|BY|by|Von|VON|Par|PAR|Por|POR|Door|DOOR|Av|AV)[\s:]+", RegexOptions.NonBacktracking)]
    private static partial Regex By();

    [GeneratedRegex(@"\A([A-Za-z][\w.-]{0,40}):([^/\s]\S*)\z", RegexOptions.NonBacktracking)]
    private static partial Regex QCode();

    // http://cv.iptc.org/newscodes/mediatopic/20000822: the vocabulary and the term.
    [GeneratedRegex(@"\Ahttps?://cv\.iptc\.org/newscodes/([\w-]{1,40})/(\S{1,80})\z", RegexOptions.NonBacktracking)]
    private static partial Regex Iptc();
}
