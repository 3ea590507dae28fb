using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Wire;

/// <summary>What a reader found in an agency's envelope.</summary>
/// <param name="Item">What the envelope says.</param>
/// <param name="Declared">The headline, byline, times and language of it.</param>
/// <param name="Body">The text; null when there is none, as in many a kill.</param>
internal sealed record WireArticle(WireItem Item, DeclaredMetadata Declared, BodyField? Body)
{
    /// <summary>
    /// The document of a file that is this item: a part by its id, where that tells it from all other items. A kill has an empty one where
    /// it has no text.
    /// </summary>
    /// <exception cref="ArticleRejectedException">There is no text, and it is no kill.</exception>
    public SourceDocument ToDocument(SourceFormat format, string? charset, ReadingRun run) =>
        IsReadable
            ? Document(format, charset, run, Item.Key is null ? null : PartKey.Of([Item.Id], title: null, string.Empty))
            : throw new ArticleRejectedException(NoText.Code, NoText.Message);

    /// <summary>The document of an item in a file that may hold several: a part by its id, rejected where it has no text.</summary>
    public SourceDocument ToPart(SourceFormat format, string? charset, ReadingRun run)
    {
        var part = PartKey.Of([Item.Id], Declared.Title, Body?.Content ?? string.Empty);
        return IsReadable ? Document(format, charset, run, part) : run.Rejected(format, part, NoText) with { Wire = Item };
    }

    private bool IsReadable => Item.Killed is not null || !string.IsNullOrWhiteSpace(Body?.Content);

    private RejectionReason NoText => new(RejectionCodes.NoText, $"The {Item.Flavour} item has no text.");

    private SourceDocument Document(SourceFormat format, string? charset, ReadingRun run, string? part)
    {
        var body = Body ?? new BodyField(ContentKind.Text, string.Empty);
        return run.Document(format, body.Kind, body.Content, charset, Declared, part) with { Wire = Item };
    }
}
