using System.Globalization;
using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;
using MimeKit.Utils;

namespace Articles.Extraction.Formats.Fields;

/// <summary>
/// Reads the dates that envelopes declare, to UTC: ISO 8601 (extended, basic, with a space for the T), RFC 5322, and Unix time. An ISO time
/// without an offset, or a date alone, is taken as UTC, since what writes such fields keeps UTC; any other date without an offset, or in
/// another form ("5 March", "03/05/26"), is not known rather than guessed.
/// </summary>
internal static partial class DeclaredDate
{
    private const int MaxLength = 64;
    private const int FirstYear = 1900;
    private const int LastYear = 2200;
    private const double FirstSecond = 100_000_000;
    private const double LastSecond = 7_258_118_399;
    private const double FirstMillisecond = 100_000_000_000;
    private const double LastMillisecond = 1000 * LastSecond;

    private static readonly string[] IsoForms =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm zzz", "yyyy-MM-dd HH:mm 'UTC'", "yyyy-MM-dd HH:mm 'GMT'",
        "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm:ss 'UTC'", "yyyy-MM-dd HH:mm:ss 'GMT'",
        "yyyyMMdd", "yyyyMMdd'T'HHmmK", "yyyyMMdd'T'HHmmssK", "yyyyMMddHHmmssK",
    ];

    private static readonly TimeZones Zones = new();

    private static readonly string[] TimeForms = ["H:mm", "H:mm:ss"];

    /// <summary>Reads text; null when there is no date in it that can be known.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        text = text?.Trim();
        if (text is not { Length: > 0 and <= MaxLength })
        {
            return null;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (DateTimeOffset.TryParseExact(Plain(text), IsoForms, CultureInfo.InvariantCulture, Utc, out var iso))
        {
            return Plausible(iso);
        }

        if (!IsMailDate(text) || !DateUtils.TryParse(text, out var mail))
        {
            return null;
        }

        // MimeKit 4.18 reads a zone that RFC 5322 does not name (CET) as UTC.
        var zone = OtherZone().Match(text) is { Success: true } other
            ? Zones.Find(other.Groups["zone"].Value.ToLowerInvariant(), mail.DateTime)
            : null;
        return Plausible(zone is { } offset ? new DateTimeOffset(mail.DateTime, offset) : mail);
    }

    /// <summary>Reads Unix time, in seconds or milliseconds; null when it is neither.</summary>
    public static DateTimeOffset? FromUnixTime(double value) => value switch
    {
        >= FirstMillisecond and <= LastMillisecond => Plausible(DateTimeOffset.FromUnixTimeMilliseconds((long)value)),
        >= FirstSecond and <= LastSecond => Plausible(DateTimeOffset.FromUnixTimeMilliseconds((long)(value * 1000))),
        _ => null,
    };

    /// <summary>Null for the dates that programs write when they have none (year 0 or 1).</summary>
    public static DateTimeOffset? Plausible(DateTimeOffset date) =>
        date.Year is >= FirstYear and <= LastYear ? date.ToUniversalTime() : null;

    /// <summary>
    /// Whether this is what programs write where there is no time: zeros, the first year or second of a system's count (Go and .NET, SQL
    /// Server, spreadsheets, Unix). Such a time is none, and has not passed.
    /// </summary>
    public static bool IsUnset(string text) => Unset().IsMatch(text.Trim());

    /// <summary>Whether this is the end of a system's count, or beyond what is plausible: what ends then never ends.</summary>
    public static bool IsNever(string text) => FarAhead().IsMatch(text.Trim());

    /// <summary>.NET wants +01:00 where ISO also allows +0100 and +01, and seven digits of a second at most.</summary>
    private static string Plain(string text)
    {
        text = NanoSeconds().Replace(text, "$1");
        if (HoursAlone().IsMatch(text))
        {
            return text + ":00";
        }

        return text.Length > 16 && text[^5] is '+' or '-' && !text.AsSpan(text.Length - 4).ContainsAnyExceptInRange('0', '9')
            ? text.Insert(text.Length - 2, ":")
            : text;
    }

    [GeneratedRegex(@"(\.[0-9]{7})[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NanoSeconds();

    [GeneratedRegex(@"[T:][0-9][0-9:.]*[+-][0-9]{2}\z", RegexOptions.NonBacktracking)]
    private static partial Regex HoursAlone();

    [GeneratedRegex(
        @"\A((0000-00-00|0001-01-01|1753-01-01|1899-12-30|1900-01-01|1970-01-01)([T ]00:00(:00(\.0{1,9})?)?( ?(Z|UTC|GMT|[+-]00:?00))?)?"
        + @"|((Thu, )?0?1 Jan 1970|(Mon, )?0?1 Jan 0001) 00:00:00 (GMT|UTC|[+-]0000))\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unset();

    [GeneratedRegex(
        @"\A(22(0[1-9]|[1-9]\d)|2[3-9]\d\d|[3-9]\d{3})-[01]\d-[0-3]\d([T ][\d:.]{4,18}( ?(Z|UTC|GMT|[+-]\d\d:?\d\d))?)?\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FarAhead();

    /// <summary>A day, a month's name, a year, a time and a zone: the mail parser itself would fill in what is missing.</summary>
    private static bool IsMailDate(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var day = words is [{ Length: > 0 } weekday, ..] && weekday.EndsWith(',') ? 1 : 0;
        return words.Length >= day + 5
            && char.IsAsciiDigit(words[day][0])
            && char.IsAsciiLetter(words[day + 1][0])
            && char.IsAsciiDigit(words[day + 2][0])
            && TimeOnly.TryParseExact(words[day + 3], TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && words[day + 4][0] is '+' or '-' or (>= 'A' and <= 'Z');
    }

    [GeneratedRegex(@"\d\s+(?!(?:Z|UT|UTC|GMT|[ECMP][SD]T)$)(?<zone>[A-Za-z]{2,5})$", RegexOptions.CultureInvariant)]
    private static partial Regex OtherZone();
}
