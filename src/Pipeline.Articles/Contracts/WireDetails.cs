using System.Text.Json.Serialization;

namespace Pipeline.Articles.Contracts;

/// <summary>
/// What an agency's envelope says of an article that an editor filters by. Null or empty is what it does not say. Its identity is in
/// <see cref="ItemVersion"/>, its embargo in <see cref="ArticleDocument.Embargo"/>.
/// </summary>
public sealed record WireDetails
{
    /// <summary>The form of the envelope: <c>NewsML-G2</c>, <c>NewsML 1.2</c>, <c>ninjs</c>, <c>NITF</c>, <c>IPTC 7901</c>…</summary>
    public required string Flavour { get; init; }

    /// <summary>Who sends it, as it is written: a name (<c>AFP</c>), a domain (<c>reuters.com</c>) or a code (<c>nprov:dpa</c>).</summary>
    public string? Provider { get; init; }

    /// <summary>The credit or source that it wants to be named with.</summary>
    public string? Credit { get; init; }

    /// <summary>The version, as it is written.</summary>
    public string? Version { get; init; }

    /// <summary>The edition or the service that it is made for.</summary>
    public string? Edition { get; init; }

    /// <summary>1, a flash, to 8 or 9, the least urgent.</summary>
    public int? Urgency { get; init; }

    /// <summary>1, the highest, to 9: how soon an editor wants it handled.</summary>
    public int? Priority { get; init; }

    /// <summary>The keyword under which all takes of a story run.</summary>
    public string? Slugline { get; init; }

    /// <summary>What it is about, with the Media Topics that these terms belong to.</summary>
    public IReadOnlyList<SubjectTerm> Subjects { get; init; } = [];

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

    /// <summary>
    /// What the agency tells editors, not for publication: only the cleaned document has it, and the events of subscriptions that ask for
    /// it.
    /// </summary>
    public string? EditorsNote { get; init; }

    /// <summary>What this version is to the one before, as it is written; without what the editors' note says as well.</summary>
    public IReadOnlyList<string> Signals { get; init; } = [];

    /// <summary>Pictures that come with it.</summary>
    public IReadOnlyList<WirePicture> Pictures { get; init; } = [];

    /// <summary>From when on it must not be published any more, UTC.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The terms' names, or codes where they have none, as facets and filters know them.</summary>
    [JsonIgnore]
    public IEnumerable<string> SubjectNames => Subjects.Select(term => term.Name ?? term.Code).OfType<string>().Distinct();

    /// <summary>The genres' names, or codes where they have none.</summary>
    [JsonIgnore]
    public IEnumerable<string> GenreNames => Genres.Select(genre => genre.Name ?? genre.Code).OfType<string>().Distinct();

    /// <summary>What an envelope says; null for an article that has none.</summary>
    public static WireDetails? Of(WireItem? item) => item is null ? null : new WireDetails
    {
        Flavour = item.Flavour,
        Provider = item.Provider,
        Credit = item.Credit,
        Version = item.Version,
        Edition = item.Edition,
        Urgency = item.Urgency,
        Priority = item.Priority,
        Slugline = item.Slugline,
        Subjects = SubjectTerm.Of(item.Subjects),
        Genres = item.Genres,
        Keywords = item.Keywords,
        Places = item.Places,
        Dateline = item.Dateline,
        UsageTerms = item.UsageTerms,
        Copyright = item.Copyright,
        EditorsNote = item.EditorsNote,
        Signals = item.Signals,
        Pictures = item.Pictures,
        ExpiresAt = item.ExpiresAt,
    };

    /// <summary>The same without what is for editors alone.</summary>
    public WireDetails WithoutNotes() => this with
    {
        EditorsNote = null,
        Signals = [.. Signals.Where(signal => EditorsNote?.Contains(signal, StringComparison.Ordinal) != true)],
    };

    /// <summary>The same with each text changed, in an order that is always the same.</summary>
    internal WireDetails Map(Func<string, string> change)
    {
        return this with
        {
            Credit = Text(Credit),
            Edition = Text(Edition),
            Slugline = Text(Slugline),
            Subjects = [.. Subjects.Select(term => term with { Name = Text(term.Name) })],
            Genres = [.. Genres.Select(genre => genre with { Name = Text(genre.Name) })],
            Keywords = [.. Keywords.Select(change)],
            Places = [.. Places.Select(change)],
            Dateline = Text(Dateline),
            UsageTerms = Text(UsageTerms),
            Copyright = Text(Copyright),
            EditorsNote = Text(EditorsNote),
            Signals = [.. Signals.Select(change)],
            Pictures = [.. Pictures.Select(picture =>
                new WirePicture(Text(picture.Id), Text(picture.Caption), Text(picture.Credit), Text(picture.Address)))],
        };

        string? Text(string? text) => text is null ? null : change(text);
    }
}
