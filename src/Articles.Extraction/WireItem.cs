using System.Text.RegularExpressions;

namespace Articles.Extraction;

/// <summary>
/// What an agency's envelope says about an article: NewsML-G2, NewsML 1.2, ninjs, NITF, IPTC 7901 or ANPA 1312. Null or empty is what it
/// does not say.
/// </summary>
public sealed partial record WireItem
{
    /// <summary>Namespaces that no agency has for itself, and the host that Superdesk has where nobody set one.</summary>
    private static readonly string[] NoSenders =
    [
        "URN:NEWSML:", "URN:UUID:", "URN:GUID:", "URN:OID:", "URN:ID:", "URN:ISBN:", "URN:ISSN:", "URN:NBN:", "URN:DOI:",
        "URN:NEWSML:LOCALHOST:", "TAG:LOCALHOST,", "HTTP://LOCALHOST/", "HTTPS://LOCALHOST/",
    ];

    /// <summary>
    /// The form of the envelope: <c>NewsML-G2</c>, <c>NewsML 1.2</c>, <c>ninjs</c>, <c>NITF</c>, <c>IPTC 7901</c>, <c>ANPA 1312</c>,
    /// <c>ZCZC</c>, <c>RBNews</c>, Ritzau's, or <c>CP Publish</c>, the Canadian Press'.
    /// </summary>
    public required string Flavour { get; init; }

    /// <summary>Who sends it, as it is written: a name (<c>AFP</c>), a domain (<c>reuters.com</c>) or a code (<c>nprov:dpa</c>).</summary>
    public string? Provider { get; init; }

    /// <summary>The credit or source that it wants to be named with: <c>AFP</c>, <c>The Associated Press</c>.</summary>
    public string? Credit { get; init; }

    /// <summary>
    /// The item's own id, the same for all its versions: G2's and ninjs' guid or uri, NITF's doc-id, <c>urn:newsml:</c> without the
    /// revision.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>
    /// What tells the item from all others, the same for all its versions. An id that is unique by itself (<c>urn:</c>, <c>tag:</c>, an
    /// address, a UUID) is the key, whoever sends it; any other is one together with the <see cref="Provider"/>, in whatever case that is
    /// written, since two agencies may both have a <c>4711</c>; without a provider, one that begins with a domain
    /// (<c>skerry.test:4711</c>) is the key by itself. Null without an id, for an id that needs a provider and has none, and for one that
    /// has no digit but 0: that is a slug, which the next story has too, or stands in for an id (<c>N/A</c>); and for one of any form that
    /// numbers the item 0, as a system does that knows no number (<c>urn:newsml:skerry.test:20260312:0</c>, a UUID of zeros). One item may be spelled in
    /// several ways: two keys that differ are not always two items.
    /// </summary>
    public string? Key => this switch
    {
        { Id: null } => null,
        { Id: { } id } when NamesNothing(id) => null,
        { Id: { } id } when GlobalId().IsMatch(id) => id,
        { Id: { } id } when !id.AsSpan().ContainsAnyInRange('1', '9') => null,
        { Provider: { } provider, Id: { } id } => $"{provider.ToUpperInvariant()}\n{id}",
        { Id: { } id } when NamedId().IsMatch(id) => id,
        _ => null,
    };

    /// <summary>Whether an id numbers its item 0, in whatever form: all items have that number that a system knows no other for.</summary>
    internal static bool NamesNothing(string id) => NoItem().IsMatch(id);

    /// <summary>The item's version, as it is written.</summary>
    public string? Version { get; init; }

    /// <summary>The edition or service that it is made for, as it is written: NITF's <c>edition.name</c> or <c>edition.area</c>.</summary>
    public string? Edition { get; init; }

    /// <summary>
    /// The publishing status in lowercase, without its scheme: <c>usable</c>, <c>withheld</c>, <c>canceled</c>. Null is usable.
    /// </summary>
    public string? Status { get; init; }

    /// <summary>What takes the item out of publication; null when nothing does.</summary>
    public WireStatement? Killed { get; init; }

    /// <summary>Until when it must not be published; null without an embargo.</summary>
    public WireEmbargo? Embargo { get; init; }

    /// <summary>
    /// From when on it must not be published any more, UTC; for a time without an offset, or a day, it is when that has passed everywhere
    /// on earth. An item that has expired is extracted all the same.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>An expiry that cannot be read; null without one. The item must not be published for ever.</summary>
    internal WireStatement? UnreadExpiry { get; init; }

    /// <summary>When this version was made, UTC; a time without an offset gives the day's midnight.</summary>
    public DateTimeOffset? VersionCreatedAt { get; init; }

    /// <summary>When the first version was made, UTC; a time without an offset gives the day's midnight.</summary>
    public DateTimeOffset? FirstCreatedAt { get; init; }

    /// <summary>When the content was made, UTC; a time without an offset gives the day's midnight.</summary>
    public DateTimeOffset? ContentCreatedAt { get; init; }

    /// <summary>1, a flash, to 8 or 9, the least urgent; of several the most urgent. Null without one from 1 to 9.</summary>
    public int? Urgency { get; init; }

    /// <summary>1, the highest, to 9: how soon an editor wants it handled.</summary>
    public int? Priority { get; init; }

    /// <summary>The keyword under which all takes of a story run: <c>USA-WEATHER/</c>.</summary>
    public string? Slugline { get; init; }

    /// <summary>What it is about.</summary>
    public IReadOnlyList<WireSubject> Subjects { get; init; } = [];

    /// <summary>What kind of text it is: <c>Feature</c>, <c>Analysis</c>.</summary>
    public IReadOnlyList<WireSubject> Genres { get; init; } = [];

    /// <summary>Its keywords.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Where it comes from or plays.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Place and date as they are printed before the text, where the envelope has them apart.</summary>
    public string? Dateline { get; init; }

    /// <summary>How it may be used.</summary>
    public string? UsageTerms { get; init; }

    /// <summary>The copyright notice.</summary>
    public string? Copyright { get; init; }

    /// <summary>What the agency tells editors. Not for publication.</summary>
    public string? EditorsNote { get; init; }

    /// <summary>Signals of what this version is to the one before, as written: <c>sig:update</c>, <c>edStat:C</c>, NITF's ed-msg.</summary>
    public IReadOnlyList<string> Signals { get; init; } = [];

    /// <summary>The ids of items that it takes the place of: TT's <c>replacing</c>, <c>replaces</c>, G2's links of that relation.</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>Pictures that come with it.</summary>
    public IReadOnlyList<WirePicture> Pictures { get; init; } = [];

    /// <summary>
    /// Whether it may speak of another item: that of its own provider. Of ids that are unique by themselves the authority in them has to be
    /// the same: the host, the name after <c>urn:newsml:</c>, the authority of a tag.
    /// </summary>
    internal bool MaySpeakOf(string other)
    {
        if (other == Id || this with { Id = other } is not { Key: { } key })
        {
            return false;
        }

        return key != other || (Id is { } id && AuthorityOf(id) is { } authority && authority == AuthorityOf(other));
    }

    /// <summary>Null for an id that anybody may make: it names no sender.</summary>
    private static string? AuthorityOf(string id) =>
        Authority().Match(id) is { Success: true } match && match.Value.ToUpperInvariant() is var authority
            && !NoSenders.Contains(authority) ? authority : null;

    // Keys of two parts have a line feed, which no id has: ids are single lines.
    [GeneratedRegex(
        @"\A(urn:[^:\s]+:\S|tag:\S|[a-z][a-z0-9+.-]{0,20}://\S|([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\z)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex GlobalId();

    // Of several stories in an item each has its own name behind "#".
    [GeneratedRegex(
        @"\A(urn:newsml:[^:\s]+:(\d{8}(T\d{4,6}(Z|[+-]\d{4})?)?|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?)?:?"
            + @"|urn:[^:\s]+:|tag:[^:\s]+:(newsml_)?|[a-z][a-z0-9+.-]{0,20}://[^\s]+/"
            + @"|[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,10}[:/,])?\{?0[0-]*\}?(#.*)?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NoItem();

    [GeneratedRegex(
        @"\A[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,10}[:/,]\S",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NamedId();

    [GeneratedRegex(
        @"\A(urn:newsml:[^:\s]+:|urn:[^:\s]+:|tag:[^,\s]+,|[a-z][a-z0-9+.-]{0,20}://[^/\s]+/)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Authority();
}
