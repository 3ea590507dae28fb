using System.Globalization;
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
    private const int MaxValueLength = 500;

    /// <summary>
    /// The publication time that it declares. Where it is still to come, Hugo and Jekyll leave a text out of the site, and readers of RSS
    /// may (RSS 2.0, pubDate): it is an embargo until then. Without an offset, or a day alone, it is to come only as long as it is so
    /// everywhere on earth: nearly every text has such a date, and must not wait for a zone that it is not in. Null without one.
    /// </summary>
    public WireEmbargo? DatedAhead { get; private init; }

    /// <summary>When it expires, by its field; null when it does not.</summary>
    public DeclaredExpiry? Expiry { get; private init; }

    /// <summary>What it tells editors, a line each; null when that is nothing. An embargo in its words counts.</summary>
    public string? Notes { get; private init; }

    /// <summary>Reads the fields.</summary>
    /// <param name="where">What has them, as the beginning of a sentence: "The front matter".</param>
    /// <param name="fields">Their names and their values, as written; one name may come several times.</param>
    public static ReleaseFields Of(string where, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var named = fields.Select(field => KeyValuePair.Create(ReleaseNames.Plain(field.Key), field.Value))
            .Where(field => ReleaseNames.Decides(field.Key) && (field.Value.Length <= MaxValueLength || ReleaseNames.IsEmbargo(field.Key)
                || ReleaseNames.Notes.Contains(field.Key)))
            .SelectMany(Periods).ToList();
        var forbidding = named.Select(field => Reason(where, field)).OfType<RejectionReason>().ToList();
        var isDated = named.Exists(field => ReleaseNames.OwnTimes.Contains(field.Key) && Publication(field) is not null);
        var notes = string.Join('\n', named.Where(field => ReleaseNames.Notes.Contains(field.Key)).Select(field => field.Value.Trim()));
        return new ReleaseFields(
            forbidding.Find(reason => reason.Code == RejectionCodes.Killed) ?? forbidding.FirstOrDefault(), EmbargoOf(named))
        {
            DatedAhead = WireStatus.Last(named
                .Where(field => ReleaseNames.PublicationTimes.Contains(field.Key)
                    && !(isDated && ReleaseNames.SubjectTimes.Contains(field.Key)))
                .Select(Publication)),
            Expiry = DeclaredExpiry.First(named.Where(field => ReleaseNames.Expiries.Contains(field.Key)).Select(ExpiryOf)),
            Notes = notes.Length == 0 ? null : notes,
        };
    }

    /// <summary>These fields and others of the same text: what either says against the release counts.</summary>
    public ReleaseFields With(ReleaseFields other) => new(
        Rejection is null || other.Rejection?.Code == RejectionCodes.Killed ? other.Rejection ?? Rejection : Rejection,
        WireStatus.Last([Embargo, other.Embargo]))
    {
        DatedAhead = WireStatus.Last([DatedAhead, other.DatedAhead]),
        Expiry = DeclaredExpiry.First([Expiry, other.Expiry]),
        Notes = Notes is null || other.Notes is null ? Notes ?? other.Notes : $"{Notes}\n{other.Notes}",
    };

    /// <summary>A document with what these fields say of it.</summary>
    /// <param name="document">The text.</param>
    /// <param name="now">The time of the reading.</param>
    public SourceDocument Apply(SourceDocument document, DateTimeOffset now) => document with
    {
        // What has come out has no embargo, and its revision does not change with its date.
        Embargo = WireStatus.Last([document.Embargo, Embargo, DatedAhead?.HoldsAt(now) == true ? DatedAhead : null]),
        Expiry = Expiry,
        Note = Notes,
    };

    /// <summary>Dublin Core's <c>available</c> and <c>valid</c> may be a period.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Periods(KeyValuePair<string, string> field)
    {
        if (field.Key is not ("available" or "valid"))
        {
            return [field];
        }

        var (start, end) = ReleaseValue.Period(field.Value);
        return new (string Name, string? Value)[] { ("availablefrom", start), ("availableuntil", end) }
            .Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => KeyValuePair.Create(part.Name, part.Value!));
    }

    /// <summary>Why a field forbids the publication; null when it does not.</summary>
    private static RejectionReason? Reason(string where, KeyValuePair<string, string> field)
    {
        // Capitals count in a note.
        var isNote = ReleaseNames.Notes.Contains(field.Key);
        if (CodeOf(field.Key, isNote ? field.Value.Trim('"', '\'', ' ') : ReleaseValue.Plain(field.Value)) is not { } code)
        {
            return null;
        }

        var value = ReleaseNames.Passwords.Contains(field.Key) ? "***" : Excerpt.Of(field.Value.Trim(), MaxQuoted);
        return new RejectionReason(
            code,
            $"{where} says \"{field.Key}: {value}\": the text is not released. It is not published; drop it again when it is.");
    }

    /// <summary>The code of the rejection; null for a field that forbids nothing.</summary>
    private static string? CodeOf(string name, string value) => name switch
    {
        _ when ReleaseNames.Notes.Contains(name) && KillNotice.IsOrder(value) => RejectionCodes.Killed,
        _ when IsUnreleased(name, value) => RejectionCodes.UnknownStatus,
        _ when ReleaseNames.Kills.Contains(name) && ReleaseValue.IsTrue(value) => RejectionCodes.Killed,
        _ when ReleaseNames.KillTimes.Contains(name) && !ReleaseValue.IsNo(value) => RejectionCodes.Killed,
        _ when ReleaseNames.Statuses.Contains(name) => ReleaseValue.Meaning(value) switch
        {
            WireMeaning.Withdraw => RejectionCodes.Killed,
            WireMeaning.Unreleased => RejectionCodes.UnknownStatus,
            // Joomla's state of what is in the trash.
            _ when value == "-2" => RejectionCodes.Killed,
            // Drupal and Joomla: 1 is published.
            _ when ReleaseValue.IsFalse(value) => RejectionCodes.UnknownStatus,
            _ => null,
        },
        _ => null,
    };

    private static bool IsUnreleased(string name, string value) => name switch
    {
        _ when ReleaseNames.Drafts.Contains(name) => !ReleaseValue.IsNo(value),
        _ when ReleaseNames.Holds.Contains(name) => ReleaseValue.IsTrue(value),
        _ when ReleaseNames.Releases.Contains(name) =>
            ReleaseValue.IsFalse(value) || ReleaseValue.Meaning(value) == WireMeaning.Unreleased,
        _ when ReleaseNames.Passwords.Contains(name) => !ReleaseValue.IsNo(value),
        _ when ReleaseNames.Notes.Contains(name) => DraftNotice.FindInNote(value) is not null,
        // Sanity's drafts.
        "id" => value.StartsWith("drafts.", StringComparison.Ordinal),
        _ => false,
    };

    private static WireEmbargo? EmbargoOf(List<KeyValuePair<string, string>> fields)
    {
        var stated = EmbargoFields.Deciding(
            fields.Where(field => ReleaseNames.IsEmbargo(field.Key) && ReleaseValue.Plain(field.Value).Length > 0),
            value => ReleaseValue.IsTrue(ReleaseValue.Plain(value)));
        var embargo = WireStatus.Last(
            stated.Where(field => !ReleaseValue.IsNo(ReleaseValue.Plain(field.Value)))
                .Select(field => new WireEmbargo(ReleaseValue.End(field.Value), new WireStatement(field.Key, field.Value.Trim())))
                .Concat(fields.Where(field => ReleaseNames.ReleaseTimes.Contains(field.Key)).Select(Release)));
        var status = fields.Find(
            field => field.Key.EndsWith("status", StringComparison.Ordinal) && Embargoed().IsMatch(ReleaseValue.Plain(field.Value)));
        return embargo is not null || status.Key is null
            ? embargo
            : new WireEmbargo(
                ReleaseValue.End(status.Value), new WireStatement(status.Key, ReleaseValue.Plain(status.Value)));
    }

    /// <summary>The time of a release. A text of today is out, wherever its day began; what is no time says nothing.</summary>
    private static WireEmbargo? Release(KeyValuePair<string, string> field) =>
        (DeclaredDate.Parse(ReleaseValue.Plain(field.Value)) ?? UnixTime(field.Value)) is { } time
            ? new WireEmbargo(time, new WireStatement(field.Key, field.Value.Trim()))
            : null;

    private static WireEmbargo? Publication(KeyValuePair<string, string> field) =>
        WireTime.ParseStart(ReleaseValue.Plain(field.Value)) is { } time
            ? new WireEmbargo(time, new WireStatement(field.Key, field.Value.Trim()))
            : null;

    private static DateTimeOffset? UnixTime(string value) =>
        UnixDigits().IsMatch(value) ? DeclaredDate.FromUnixTime(double.Parse(value, CultureInfo.InvariantCulture)) : null;

    /// <summary>
    /// When it expires; without a time where that cannot be read. A yes or no is none, nor is a number of seconds or days.
    /// </summary>
    private static DeclaredExpiry? ExpiryOf(KeyValuePair<string, string> field)
    {
        var value = ReleaseValue.Plain(field.Value);
        return ReleaseValue.IsNo(value) || ReleaseValue.IsTrue(value) || SmallNumber().IsMatch(value) || DeclaredDate.IsNever(value)
            || WireStatus.IsTemplate(value)
            ? null
            : new DeclaredExpiry(ReleaseValue.End(value), new WireStatement(field.Key, field.Value.Trim()));
    }

    // "Embargoed until …"; not "embargo lifted".
    [GeneratedRegex(
        @"\A(under )?embargo(ed)?( (until|till|to|for)\b.*)?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Embargoed();

    [GeneratedRegex(@"\A-?\d{1,8}\z", RegexOptions.NonBacktracking)]
    private static partial Regex SmallNumber();

    [GeneratedRegex(@"\A\d{10}(\d{3})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex UnixDigits();
}
