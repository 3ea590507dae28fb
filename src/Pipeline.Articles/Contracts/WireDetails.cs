using System.Text.Json.Serialization;

namespace Pipeline.Articles.Contracts;

/// <summary>
/// The data of an agency's envelope that an editor filters by. Data that the envelope does not have is null or empty. Its identity is in
/// <see cref="ItemVersion"/>, its embargo in <see cref="ArticleDocument.Embargo"/>.
/// </summary>
public sealed record WireDetails
{
    /// <summary>The form of the envelope: <c>NewsML-G2</c>, <c>NewsML 1.2</c>, <c>ninjs</c>, <c>NITF</c>, <c>IPTC 7901</c>…</summary>
    public required string Flavour { get; init; }

    /// <summary>
    /// The sender, as the envelope writes it: a name (<c>AFP</c>), a domain (<c>reuters.com</c>) or a code (<c>nprov:dpa</c>).
    /// </summary>
    public string? Provider { get; init; }

    /// <summary>The credit or source line that the sender requests.</summary>
    public string? Credit { get; init; }

    /// <summary>The version, as the envelope writes it.</summary>
    public string? Version { get; init; }

    /// <summary>The edition or the service that the item is for.</summary>
    public string? Edition { get; init; }

    /// <summary>1, a flash, to 8 or 9, the least urgent.</summary>
    public int? Urgency { get; init; }

    /// <summary>1, the highest, to 9: how soon an editor wants it handled.</summary>
    public int? Priority { get; init; }

    /// <summary>The keyword under which all takes of a story run.</summary>
    public string? Slugline { get; init; }

    /// <summary>The subjects, with the broader Media Topics of these terms.</summary>
    public IReadOnlyList<SubjectTerm> Subjects { get; init; } = [];

    /// <summary>The kind of text: <c>Feature</c>, <c>Analysis</c>.</summary>
    public IReadOnlyList<WireSubject> Genres { get; init; } = [];

    /// <summary>Its keywords.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The places of its origin or its events.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Place and date as printed before the text, if the envelope has them separately.</summary>
    public string? Dateline { get; init; }

    /// <summary>How it may be used.</summary>
    public string? UsageTerms { get; init; }

    /// <summary>The copyright notice.</summary>
    public string? Copyright { get; init; }

    /// <summary>
    /// The agency's note to editors, not for publication. Only the cleaned document has it, and the events of subscriptions that ask for
    /// it.
    /// </summary>
    public string? EditorsNote { get; init; }

    /// <summary>
    /// The relation of this version to the previous one, as the envelope writes it; without text that is also in the editors' note.
    /// </summary>
    public IReadOnlyList<string> Signals { get; init; } = [];

    /// <summary>Pictures that come with it.</summary>
    public IReadOnlyList<WirePicture> Pictures { get; init; } = [];

    /// <summary>The expiry: it must not be published after this time, UTC.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The terms' names, or codes if they have none, as facets and filters use them.</summary>
    [JsonIgnore]
    public IEnumerable<string> SubjectNames => Subjects.Select(term => term.Name ?? term.Code).OfType<string>().Distinct();

    /// <summary>The genres' names, or codes if they have none.</summary>
    [JsonIgnore]
    public IEnumerable<string> GenreNames => Genres.Select(genre => genre.Name ?? genre.Code).OfType<string>().Distinct();

    /// <summary>The data of an envelope; null for an article without one.</summary>
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

    /// <summary>A copy without the note to editors.</summary>
    public WireDetails WithoutNotes() => this with
    {
        EditorsNote = null,
        Signals = [.. Signals.Where(signal => EditorsNote?.Contains(signal, StringComparison.Ordinal) != true)],
    };

    /// <summary>A copy with each text changed, always in the same order.</summary>
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
