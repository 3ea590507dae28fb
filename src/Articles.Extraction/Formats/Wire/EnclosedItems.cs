using System.Text;

namespace Articles.Extraction.Formats.Wire;

/// <summary>
/// Reads the agencies' items that are the texts of what was read: an entry of a feed, a field of an object, the data of another envelope.
/// </summary>
internal static class EnclosedItems
{
    private const int MaxLevels = 4;

    /// <summary>The document itself, or what its text holds.</summary>
    /// <exception cref="ArticleRejectedException">What is in a file of one document cannot be read.</exception>
    public static IEnumerable<SourceDocument> Open(SourceDocument document, ReadingRun run) => Open(document, run, level: 1);

    /// <summary>Reads one that was found, with what is said around it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="around">What it was found in: its title and embargo count, too.</param>
    /// <param name="run">The reading.</param>
    /// <exception cref="ArticleRejectedException">It cannot be read, and is a file's only document.</exception>
    public static IReadOnlyList<SourceDocument> Read(EnclosedItem item, SourceDocument around, ReadingRun run) =>
        Read(item, around, run, level: 1);

    private static List<SourceDocument> Open(SourceDocument document, ReadingRun run, int level) =>
        document.Rejection is null && Find(document) is { } item ? Read(item, document, run, level) : [document];

    private static List<SourceDocument> Read(EnclosedItem item, SourceDocument around, ReadingRun run, int level)
    {
        try
        {
            if (level > MaxLevels)
            {
                throw new ArticleRejectedException(
                    RejectionCodes.TooDeep, $"Agencies' items lie more than {MaxLevels} deep in one another. Drop the innermost.");
            }

            var outer = new InputFile(around.Name, ReadOnlyMemory<byte>.Empty);
            var documents = run.ReadInner(outer, around.Name + item.Extension, Encoding.UTF8.GetBytes(item.Content))
                .Take(run.Options.MaxArticles + 1).SelectMany(inner => Open(inner, run, level + 1)).ToList();
            return documents.ConvertAll(inner => Place(inner, around, isOnly: documents.Count == 1));
        }
        catch (ArticleRejectedException rejected) when (around.Part is not null)
        {
            return [run.Rejected(around.Format, around.Part, rejected.Reason)];
        }
    }

    private static EnclosedItem? Find(SourceDocument document) => document switch
    {
        // A page that shows an item is about it.
        { Kind: ContentKind.Html, Format: SourceFormat.Xml or SourceFormat.Json } => EnclosedItem.FindInMarkup(document.Content),
        { Kind: ContentKind.Html } => EnclosedItem.FindXml(document.Content),
        _ => EnclosedItem.Find(document.Content),
    };

    /// <summary>
    /// What was read, as what lies around it says: the outer envelope names an item that has one, and either may forbid it.
    /// </summary>
    private static SourceDocument Place(SourceDocument inner, SourceDocument around, bool isOnly)
    {
        if (inner.IsUnreadable)
        {
            return inner;
        }

        var placed = inner with
        {
            Part = inner.Part ?? around.Part,
            Wire = WireOf(inner, around, isOnly),
            Declared = inner.Declared with
            {
                Title = inner.Declared.Title ?? around.Declared.Title,
                Byline = inner.Declared.Byline ?? around.Declared.Byline,
                PublishedAt = inner.Declared.PublishedAt ?? around.Declared.PublishedAt,
                CanonicalUrl = inner.Declared.CanonicalUrl ?? around.Declared.CanonicalUrl,
                Language = inner.Declared.Language ?? around.Declared.Language,
            },
            Embargo = WireStatus.Last([inner.Embargo, around.Embargo]),
            OuterTitle = TitleOf(around),
        };
        return around.Wire is not null && isOnly ? placed with { Part = around.Part } : placed;
    }

    private static string? TitleOf(SourceDocument around) => around.OuterTitle ?? around.Declared.Title;

    private static WireItem? WireOf(SourceDocument inner, SourceDocument around, bool isOnly)
    {
        var item = (inner.Wire, around.Wire) switch
        {
            (var own, null) => own,
            (null, var outer) => outer,
            (var own, var outer) when isOnly => WireStatus.WithInner(outer, own),
            (var own, var outer) => WireStatus.WithInner(own, outer),
        };
        return item is { Killed: null } && KillNotice.Find(TitleOf(around), around.Wire?.Slugline, string.Empty) is { } words
            ? item with { Killed = new WireStatement("the title around it", words) }
            : item;
    }
}
