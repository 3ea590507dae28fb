using System.Text.RegularExpressions;

namespace Articles.Extraction;

/// <summary>
/// The data of an agency's envelope: NewsML-G2, NewsML 1.2, ninjs, NITF, IPTC 7901 or ANPA 1312. Values that it does not give are null or
/// empty.
/// </summary>
public sealed partial record WireItem
{
    /// <summary>Namespaces that do not belong to one agency, and Superdesk's default host.</summary>
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

    /// <summary>The provider, as written: a name (<c>AFP</c>), a domain (<c>reuters.com</c>) or a code (<c>nprov:dpa</c>).</summary>
    public string? Provider { get; init; }

    /// <summary>The credit or source to name: <c>AFP</c>, <c>The Associated Press</c>.</summary>
    public string? Credit { get; init; }

    /// <summary>
    /// The item's own id, the same for all its versions: G2's and ninjs' guid or uri, NITF's doc-id, <c>urn:newsml:</c> without the
    /// revision.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>
    /// Distinguishes the item from all others; the same for all its versions. An id that is unique by itself (<c>urn:</c>, <c>tag:</c>, a
    /// URL, a UUID) is the key, whoever sends it. Any other id is combined with the <see cref="Provider"/> (letter case does not count),
    /// because two agencies may both have a <c>4711</c>. Without a provider, an id that begins with a domain (<c>skerry.test:4711</c>) is
    /// the key by itself. Null if there is no id, if the id needs a provider and has none, or if the id has no digit other than 0: it is a
    /// slug, which the next story may have too, or a placeholder (<c>N/A</c>). Also null if the id, in any form, has the item number 0,
    /// which systems write when they have no number (<c>urn:newsml:skerry.test:20260312:0</c>, a UUID of zeros). One item may be written in
    /// several ways, so two different keys are not always two items.
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

    /// <summary>Whether an id has the item number 0, in any form: systems write it for all items without a number.</summary>
    internal static bool NamesNothing(string id) => NoItem().IsMatch(id);

    /// <summary>The item's version, as written.</summary>
    public string? Version { get; init; }

    /// <summary>The edition or service that it is made for, as written: NITF's <c>edition.name</c> or <c>edition.area</c>.</summary>
    public string? Edition { get; init; }

    /// <summary>
    /// The publishing status in lowercase, without its scheme: <c>usable</c>, <c>withheld</c>, <c>canceled</c>. Null means usable.
    /// </summary>
    public string? Status { get; init; }

    /// <summary>The statement that takes the item out of publication; null if there is none.</summary>
    public WireStatement? Killed { get; init; }

    /// <summary>The embargo: until when it must not be published; null if there is none.</summary>
    public WireEmbargo? Embargo { get; init; }

    /// <summary>
    /// When the item expires, UTC: it must not be published after that. A day, or a time without an offset, ends when it has passed
    /// everywhere on earth. Expired items are still extracted.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>An unreadable expiry; null if there is none. The item must not be published for ever.</summary>
    internal WireStatement? UnreadExpiry { get; init; }

    /// <summary>When this version was made, UTC; a time without an offset gives the day's midnight.</summary>
    public DateTimeOffset? VersionCreatedAt { get; init; }

    /// <summary>When the first version was made, UTC; a time without an offset gives the day's midnight.</summary>
    public DateTimeOffset? FirstCreatedAt { get; init; }

    /// <summary>When the content was made, UTC; a time without an offset gives the day's midnight.</summary>
    public DateTimeOffset? ContentCreatedAt { get; init; }

    /// <summary>The urgency, 1 (a flash) to 8 or 9 (least urgent); the most urgent of several. Null if there is none from 1 to 9.</summary>
    public int? Urgency { get; init; }

    /// <summary>The priority, 1 (highest) to 9: how soon an editor wants it handled.</summary>
    public int? Priority { get; init; }

    /// <summary>The keyword that all takes of a story share: <c>USA-WEATHER/</c>.</summary>
    public string? Slugline { get; init; }

    /// <summary>The subjects of the text.</summary>
    public IReadOnlyList<WireSubject> Subjects { get; init; } = [];

    /// <summary>The genres of the text: <c>Feature</c>, <c>Analysis</c>.</summary>
    public IReadOnlyList<WireSubject> Genres { get; init; } = [];

    /// <summary>Its keywords.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The places that it comes from or is about.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>The place and date that are printed before the text, if the envelope has them separately.</summary>
    public string? Dateline { get; init; }

    /// <summary>The terms of use.</summary>
    public string? UsageTerms { get; init; }

    /// <summary>The copyright notice.</summary>
    public string? Copyright { get; init; }

    /// <summary>Notes to editors. Not for publication.</summary>
    public string? EditorsNote { get; init; }

    /// <summary>
    /// Signals of how this version differs from the previous one, as written: <c>sig:update</c>, <c>edStat:C</c>, NITF's ed-msg.
    /// </summary>
    public IReadOnlyList<string> Signals { get; init; } = [];

    /// <summary>The ids of items that it replaces: TT's <c>replacing</c>, <c>replaces</c>, G2's links of that relation.</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>The pictures that come with the item.</summary>
    public IReadOnlyList<WirePicture> Pictures { get; init; } = [];

    /// <summary>
    /// Whether it may refer to another item: only to those of its own provider. If both ids are unique by themselves, their authority must
    /// be the same: the host, the name after <c>urn:newsml:</c>, the authority of a tag.
    /// </summary>
    internal bool MaySpeakOf(string other)
    {
        if (other == Id || this with { Id = other } is not { Key: { } key })
        {
            return false;
        }

        return key != other || (Id is { } id && AuthorityOf(id) is { } authority && authority == AuthorityOf(other));
    }

    /// <summary>Null for an id that anybody can create, because it names no sender.</summary>
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
