using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Wire;

namespace Articles.Extraction.Formats.Fields;

/// <summary>What the value of a field says, whatever notation it is in and in the languages of the agencies.</summary>
internal static partial class ReleaseValue
{
    /// <summary>
    /// In lower case, without quotation marks, YAML's tags and anchors, and a comment behind it, where that cannot be part of a time.
    /// </summary>
    public static string Plain(string value)
    {
        var bare = Comment().Replace(Marks().Replace(value.Trim(), string.Empty), string.Empty).Trim();
        var plain = bare.Trim('"', '\'').Trim();
        return plain.Any(char.IsAsciiDigit) ? plain : plain.ToLowerInvariant();
    }

    /// <summary>Whether a plain value is a yes.</summary>
    public static bool IsTrue(string value) => value is "true" or "yes" or "on" or "y" or "1" or "t" or "ja" or "oui" or "si" or "sí"
        or "sì" or "sim" or "kyllä" or "wahr" or "vrai";

    /// <summary>Whether a plain value is a no.</summary>
    public static bool IsFalse(string value) =>
        value is "false" or "no" or "off" or "n" or "0" or "f" or "nein" or "non" or "nee" or "nej" or "nei" or "não" or "ei" or "falsch"
            or "faux" or "never" or "nie" or "jamais" or "nunca" or "nooit" or "aldrig" or "aldri" or "not yet" or "noch nicht"
            or "pas encore";

    /// <summary>Whether a plain value says nothing, or no: a template's date of zeros is none.</summary>
    public static bool IsNo(string value) =>
        IsFalse(value) || value is "" or "~" or "null" or "none" or "nil" or "n/a" or "-" or "lifted" || DeclaredDate.IsUnset(value);

    /// <summary>What a status means, whatever stands between and around its words ("Draft 2", "first draft", "needs-review").</summary>
    public static WireMeaning? Meaning(string value)
    {
        var words = Word().Matches(value).Select(word => word.Value.ToLowerInvariant()).ToList();
        return WireSignals.Of(WireSignals.Release, value) ?? WireSignals.Of(WireSignals.Release, string.Join(' ', words))
            ?? (words is ["draft", ..] or [.., "draft"] ? WireMeaning.Unreleased : null);
    }

    /// <summary>Of several times in a value the last; a day has passed when it has everywhere on earth.</summary>
    public static DateTimeOffset? End(string value)
    {
        var plain = Plain(value);
        return WireTime.ParseEnd(plain, zone: null)
            ?? Time().Matches(plain).Select(match => WireTime.ParseEnd(match.Value.Trim(), zone: null)).Max();
    }

    /// <summary>
    /// The start and the end of a period as Dublin Core writes it (<c>start=2026-01-01; end=2026-02-01</c>; ISO 8601's
    /// <c>2026-01-01/2026-02-01</c>); a time alone is its start.
    /// </summary>
    public static (string? Start, string? End) Period(string value)
    {
        var named = PeriodPart().Matches(value);
        if (named.Count > 0)
        {
            string? Of(string name) => named.Where(part => part.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Select(part => part.Groups["value"].Value.Trim()).FirstOrDefault();
            return (Of("start"), Of("end"));
        }

        var parts = value.Split('/');
        return parts.Length == 2 ? (parts[0].Trim(), parts[1].Trim()) : (value.Trim(), null);
    }

    [GeneratedRegex(@"\p{L}+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"(\A|\s)#.*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    // !!bool, &anchor
    [GeneratedRegex(@"\A([!&][\w!:,./-]*\s+)+", RegexOptions.NonBacktracking)]
    private static partial Regex Marks();

    [GeneratedRegex(
        @"\b(?<name>start|end)\s*=\s*(?<value>[^;]*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PeriodPart();

    [GeneratedRegex(
        @"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?( ?(Z|UTC|GMT|[+-]\d\d:?\d\d))?)?", RegexOptions.NonBacktracking)]
    private static partial Regex Time();
}
