using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Wire;

namespace Articles.Extraction.Formats.Fields;

/// <summary>
/// What the fields of a content system around a text say of its release: front matter (Jekyll, Hugo, Obsidian), objects of an interface
/// (WordPress), the items of an export.
/// </summary>
/// <param name="Rejection">Why it is not to be published; null when nothing speaks against it.</param>
/// <param name="Embargo">Until when it is not to be published; null without an embargo.</param>
internal sealed partial record ReleaseFields(RejectionReason? Rejection, WireEmbargo? Embargo)
{
    private const int MaxQuoted = 100;

    private static readonly HashSet<string> StatusNames =
    [
        "status", "pubstatus", "poststatus", "publishstatus", "publishingstatus", "publicationstatus", "itemstatus", "state", "poststate",
        "creativeworkstatus", "visibility", "workflowstate", "workflowstatus", "editorialstatus", "articlestatus", "contentstatus",
        "storystatus", "documentstatus",
    ];

    // Hugo leaves a page out of the site until its publishDate. Others state the time at which a text came out by the same name.
    private static readonly HashSet<string> ReleaseTimes =
        ["publishdate", "publishat", "publishon", "scheduledat", "scheduledfor", "golive", "golivedate"];

    /// <summary>Reads the fields.</summary>
    /// <param name="where">What has them, as the beginning of a sentence: "The front matter".</param>
    /// <param name="fields">Their names, in lower case and without separators, and their values; one name may come several times.</param>
    public static ReleaseFields Of(string where, IReadOnlyCollection<KeyValuePair<string, string>> fields)
    {
        var forbidding = fields.Select(field => Reason(where, field)).OfType<RejectionReason>().ToList();
        return new ReleaseFields(
            forbidding.Find(reason => reason.Code == RejectionCodes.Killed) ?? forbidding.FirstOrDefault(), EmbargoOf(fields));
    }

    /// <summary>Why a field forbids the publication; null when it does not.</summary>
    private static RejectionReason? Reason(string where, KeyValuePair<string, string> field) =>
        CodeOf(field.Key, Plain(field.Value)) is { } code
            ? new RejectionReason(
                code,
                $"{where} says \"{field.Key}: {Excerpt.Of(field.Value.Trim(), MaxQuoted)}\": the text is not released. It is not published; "
                + "drop it again when it is.")
            : null;

    /// <summary>The code of the rejection; null for a field that forbids nothing.</summary>
    private static string? CodeOf(string name, string value) => name switch
    {
        "draft" or "isdraft" or "unpublished" when !IsNo(value) => RejectionCodes.UnknownStatus,
        "published" or "ispublished" or "publish" or "public" or "ispublic" or "released" when IsFalse(value) =>
            RejectionCodes.UnknownStatus,
        "private" or "isprivate" or "wip" or "hold" or "onhold" or "donotpublish" or "notforpublication" when IsTrue(value) =>
            RejectionCodes.UnknownStatus,
        "withheld" or "kill" or "killed" or "spike" or "spiked" or "retracted" or "withdrawn" or "recalled" or "canceled" or "cancelled"
            or "deleted" or "isdeleted" when IsTrue(value) => RejectionCodes.Killed,
        _ when StatusNames.Contains(name) => Meaning(value) switch
        {
            WireMeaning.Withdraw => RejectionCodes.Killed,
            WireMeaning.Unreleased => RejectionCodes.UnknownStatus,
            _ => null,
        },
        _ => null,
    };

    /// <summary>What a status means, whatever stands between and around its words ("Draft 2", "first draft", "needs-review").</summary>
    private static WireMeaning? Meaning(string value)
    {
        var words = Word().Matches(value).Select(word => word.Value.ToLowerInvariant()).ToList();
        return WireSignals.Of(WireSignals.Release, value) ?? WireSignals.Of(WireSignals.Release, string.Join(' ', words))
            ?? (words is ["draft", ..] or [.., "draft"] ? WireMeaning.Unreleased : null);
    }

    private static WireEmbargo? EmbargoOf(IReadOnlyCollection<KeyValuePair<string, string>> fields)
    {
        var stated = fields
            .Where(field => (field.Key.StartsWith("embargo", StringComparison.Ordinal)
                || field.Key is "sperrfrist" or "notbefore" or "publishafter" or "holduntil") && !IsNo(Plain(field.Value)))
            .ToList();
        if (stated.Exists(field => !IsTrue(Plain(field.Value))))
        {
            // "True" beside a time says no more than the time does.
            stated.RemoveAll(field => IsTrue(Plain(field.Value)));
        }

        if (stated.Exists(field => End(field.Value) is not null))
        {
            // Nor does what is said about it.
            stated.RemoveAll(field => field.Key is "embargoreason" or "embargotype" or "embargoby" or "embargotimezone");
        }

        var embargo = WireStatus.Last(
            stated.Select(field => new WireEmbargo(End(field.Value), new WireStatement(field.Key, field.Value.Trim())))
                .Concat(fields.Where(field => ReleaseTimes.Contains(field.Key)).Select(Release)));
        var status = fields.FirstOrDefault(
            field => field.Key.EndsWith("status", StringComparison.Ordinal) && Embargoed().IsMatch(Plain(field.Value)));
        return embargo is not null || status.Key is null
            ? embargo
            : new WireEmbargo(End(status.Value), new WireStatement(status.Key, Plain(status.Value)));
    }

    /// <summary>The time of a release. A text of today is out, wherever its day began; what is no time says nothing.</summary>
    private static WireEmbargo? Release(KeyValuePair<string, string> field) => DeclaredDate.Parse(Plain(field.Value)) is { } time
        ? new WireEmbargo(time, new WireStatement(field.Key, field.Value.Trim()))
        : null;

    /// <summary>Of several times in a value the last; a day has passed when it has everywhere on earth.</summary>
    private static DateTimeOffset? End(string value)
    {
        var plain = Plain(value);
        return WireTime.ParseEnd(plain, zone: null)
            ?? Time().Matches(plain).Select(match => WireTime.ParseEnd(match.Value.Trim(), zone: null)).Max();
    }

    /// <summary>In lower case, without quotation marks and a comment behind it, where that cannot be part of a time.</summary>
    private static string Plain(string value) => Comment().Replace(value.Trim(), string.Empty).Trim().Trim('"', '\'').Trim() is var plain
        && plain.Any(char.IsAsciiDigit) ? plain : plain.ToLowerInvariant();

    private static bool IsTrue(string value) => value is "true" or "yes" or "on" or "y" or "1";

    private static bool IsFalse(string value) => value is "false" or "no" or "off" or "n" or "0";

    private static bool IsNo(string value) => IsFalse(value) || value is "" or "~" or "null" or "none" or "nil" or "n/a" or "-" or "lifted";

    [GeneratedRegex(@"\p{L}+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    // "Embargoed until …"; not "embargo lifted".
    [GeneratedRegex(
        @"\A(under )?embargo(ed)?( (until|till|to|for)\b.*)?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Embargoed();

    [GeneratedRegex(@"(\A|\s)#.*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex(
        @"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?( ?(Z|UTC|GMT|[+-]\d\d:?\d\d))?)?", RegexOptions.NonBacktracking)]
    private static partial Regex Time();
}
