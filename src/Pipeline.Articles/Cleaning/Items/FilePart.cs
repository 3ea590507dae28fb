using System.Text;
using Articles.Extraction.Formats;
using Articles.Extraction.Formats.WebArchives.Records;
using Articles.Extraction.Formats.Wire;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Cleaning.Items;

/// <summary>One article of a file that holds several, or that is a wire item with its own key.</summary>
/// <param name="Source">The document that was read.</param>
/// <param name="Id">The article's id.</param>
/// <param name="Item">The version of the wire item; null for an article that is identified by its file.</param>
/// <param name="Name">The id of the wire item; null without a usable one.</param>
internal sealed record FilePart(SourceDocument Source, ArticleId Id, ItemVersion? Item, ItemName? Name)
{
    /// <summary>The reason code for versions of an item in one file if their order is unknown.</summary>
    public const string AmbiguousVersion = "ambiguous-version";

    /// <summary>The revision of the part.</summary>
    public Revision Revision { get; init; } = Revision.Of(Encoding.UTF8.GetBytes(Source.RevisionText));

    /// <summary>This part as a new version of its item; null for an article that is identified by its file.</summary>
    public KnownVersion? Version =>
        Item is null ? null : KnownVersion.Of(Item, Source.Name, Source.Part, Source.Wire?.Killed is not null);

    /// <summary>The article, if it was extracted before.</summary>
    public ExtractedArticle? Extracted { get; init; }

    /// <summary>The id that the part has, or would have, by its file.</summary>
    public ArticleId IdByFile => ArticleId.FromPart(Source.Name, Source.Part!);

    /// <summary>The key by which runs over all spellings of the item are serialized.</summary>
    public ArticleId Turn => Name is null ? Id : ArticleId.FromItem("\n" + Name.Family);

    /// <summary>
    /// The parts of a file: if it has several versions of one item, only the newest; all captures of a page, the newest first, which may
    /// be no article.
    /// </summary>
    /// <param name="documents">The documents that were read.</param>
    /// <param name="file">The file.</param>
    /// <param name="folders">The folders whose files may refer to items by their ids.</param>
    /// <param name="items">Reads the items' names.</param>
    /// <param name="notes">Collects notes about older versions.</param>
    public static IReadOnlyList<FilePart> Of(
        IReadOnlyList<SourceDocument> documents, DroppedFile file, WireFolders folders, ItemFinder items, VersionNotes notes)
    {
        var parts = documents.Select(document => Of(folders.Admit(document), file.DroppedAt, items)).ToList();
        return parts.TrueForAll(part => part.Item is null)
            ? parts
            : [.. WithOneId(parts).GroupBy(part => part.Id).SelectMany(group => Newest(group, notes))];

        IEnumerable<FilePart> Newest(IEnumerable<FilePart> versions, VersionNotes notes) =>
            versions.All(part => part.Item is { IsCapture: true }) ? versions.Order(NewestFirst) : NewestOf(versions, notes);
    }

    private static readonly Comparer<FilePart> NewestFirst = Comparer<FilePart>.Create(
        (one, other) => one.Version!.Judge(other.Version!) switch
        {
            VersionVerdict.Newest => 1,
            VersionVerdict.Undecided => 0,
            _ => -1,
        });

    /// <summary>Gives all parts of one item, however its id is spelled, the id of the first of them.</summary>
    private static IEnumerable<FilePart> WithOneId(IEnumerable<FilePart> parts)
    {
        var firsts = new Dictionary<string, List<FilePart>>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (part is not { Item: not null, Name: { } name })
            {
                yield return part;
                continue;
            }

            if (!firsts.TryGetValue(name.Family, out var others))
            {
                firsts[name.Family] = others = [];
            }

            var first = others.Find(other => other.Name!.Compare(name) == ItemLikeness.Same);
            if (first is null)
            {
                others.Add(part);
            }

            yield return first is null ? part : part with { Id = first.Id };
        }
    }

    /// <summary>The id of a part. An unreadable part does not name its item, so it is identified by its file.</summary>
    public static ArticleId IdOf(SourceDocument document) => ArticleId.Of(
        document.Name, document.Part, document.Rejection is null ? document.Wire : null, document.Capture);

    /// <summary>One document of a file, or a file with one document.</summary>
    /// <param name="document">The document that was read.</param>
    /// <param name="droppedAt">When the file was dropped.</param>
    /// <param name="items">Reads the items' names.</param>
    /// <param name="place">Where in its archive a captured page is; null if it was not read as a stream.</param>
    public static FilePart Of(SourceDocument document, DateTimeOffset droppedAt, ItemFinder items, RecordPlace? place = null)
    {
        var wire = document.Rejection is null ? document.Wire : null;
        var item = ItemVersion.Of(wire, droppedAt)
            ?? (document.Capture is { } capture ? ItemVersion.Of(capture, place, droppedAt) : null);
        return new FilePart(document, IdOf(document), item, item is { IsCapture: true } ? null : items.NameOf(wire));
    }

    /// <summary>The newest of the parts that are one item; all of them, rejected, if their order is unknown.</summary>
    private static IEnumerable<FilePart> NewestOf(IEnumerable<FilePart> versions, VersionNotes notes)
    {
        List<FilePart> newest = [];
        foreach (var part in versions)
        {
            var verdict = newest is [var best, ..] ? best.Version!.Judge(part.Version!) : VersionVerdict.Newest;
            if (verdict == VersionVerdict.Undecided && newest.Exists(other => other.Revision == part.Revision))
            {
                continue;
            }

            if (verdict == VersionVerdict.Newest)
            {
                newest.ForEach(older => notes.Add(VersionVerdict.Superseded, older.Version!, part.Version!));
                newest = [part];
            }
            else if (verdict == VersionVerdict.Undecided)
            {
                newest.Add(part);
            }
            else
            {
                notes.Add(verdict, part.Version!, newest[0].Version!);
            }
        }

        return newest.Count == 1 ? newest : newest.Select(part => part.Ambiguous(newest.Count));
    }

    private FilePart Ambiguous(int count) => new(
        Source with
        {
            Rejection = new RejectionReason(
                AmbiguousVersion,
                $"The file holds {count} texts of the item {Excerpt.Of(Item!.Id, 200)}, and neither their versions nor their times tell "
                + "which is the newest. Drop them one after the other, each in a file of its own."),
        },
        IdByFile,
        Item: null,
        Name: null);
}
