using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Wire;

/// <summary>What a reader found in an agency's envelope.</summary>
/// <param name="Item">What the envelope says.</param>
/// <param name="Declared">The headline, byline, times and language of it.</param>
/// <param name="Body">The text; null when there is none, as in many a kill.</param>
internal sealed partial record WireArticle(WireItem Item, DeclaredMetadata Declared, BodyField? Body)
{
    // More are no replacement of a story.
    private const int MaxReplaced = 100;
    private const int MaxQuoted = 200;
    private const int MaxHeadLength = 4000;

    /// <summary>Other titles that it has, in an inner envelope or another line: what they say of a kill or an embargo counts.</summary>
    public IReadOnlyList<string?> OtherTitles { get; init; } = [];

    /// <summary>What the envelope declares. Without a headline, one that the body has is it.</summary>
    public DeclaredMetadata Declared { get; init; } = Declared.Title is null && Body is { Kind: ContentKind.Html, Content: var html }
        && PlainLine.Of(Heading().Match(html[..Math.Min(html.Length, MaxHeadLength)]).Groups["words"].Value) is { } heading
            ? Declared with { Title = heading }
            : Declared;

    /// <summary>What the envelope says. An order to kill it counts in whatever it tells editors.</summary>
    public WireItem Item { get; init; } = Item.Killed is null && Item.EditorsNote is { } note && KillNotice.IsOrder(note)
        ? Item with { Killed = new WireStatement("the editors' note", note) }
        : Item;

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

    /// <summary>
    /// What a file that is this item gives: its document, and for each item of the same provider whose place it takes a kill without a
    /// text.
    /// </summary>
    /// <exception cref="ArticleRejectedException">There is no text, and it is no kill.</exception>
    public IEnumerable<SourceDocument> ToDocuments(SourceFormat format, string? charset, ReadingRun run) =>
        Item.Replaces.Count == 0 ? [ToDocument(format, charset, run)] : ToParts(format, charset, run);

    /// <summary>As <see cref="ToDocuments"/>, for an item in a file that may hold several.</summary>
    public IEnumerable<SourceDocument> ToParts(SourceFormat format, string? charset, ReadingRun run)
    {
        var document = ToPart(format, charset, run);
        yield return document;
        if (!IsReadable)
        {
            yield break;
        }

        foreach (var other in Item.Replaces.Where(other => other != Item.Id).Distinct(StringComparer.Ordinal).Take(MaxReplaced))
        {
            yield return OfAnother(Item, other, new WireStatement("replaced by", Item.Id ?? document.Name), document, run);
        }
    }

    /// <summary>The kill of another item that this one speaks of.</summary>
    public static SourceDocument OfAnother(WireItem item, string other, WireStatement kill, SourceDocument document, ReadingRun run)
    {
        if (item.MaySpeakOf(other))
        {
            var killed = new WireItem
            {
                Flavour = item.Flavour,
                Provider = item.Provider,
                Id = other,
                Killed = kill,
                VersionCreatedAt = item.VersionCreatedAt,
            };
            return new WireArticle(killed, DeclaredMetadata.None, Body: null).ToPart(document.Format, document.Charset, run);
        }

        return run.Rejected(
            document.Format,
            PartKey.Of([other], kill.Field, kill.Value),
            new RejectionReason(
                RejectionCodes.Killed,
                $"The file says that the item {Excerpt.Of(other, MaxQuoted)} is taken out of publication ({kill.Field}: "
                + $"{Excerpt.Of(kill.Value, MaxQuoted)}), but nothing says that it is of the same provider. It is left as it is: take it "
                + "out by hand if it has to go."));
    }

    private bool IsReadable => Item.Killed is not null || !string.IsNullOrWhiteSpace(Body?.Content);

    private RejectionReason NoText => new(RejectionCodes.NoText, $"The {Item.Flavour} item has no text.");

    private SourceDocument Document(SourceFormat format, string? charset, ReadingRun run, string? part)
    {
        var body = Body ?? new BodyField(ContentKind.Text, string.Empty);
        var titles = string.Join('\n', OtherTitles.Where(title => !string.IsNullOrWhiteSpace(title)).Distinct());
        return run.Document(format, body.Kind, body.Content, charset, Declared, part) with
        {
            Wire = Item,
            Margins = titles.Length == 0 ? null : titles,
        };
    }

    [GeneratedRegex(
        @"<h1\b[^<>]*>(?<words>([^<]|<[^/]|</[^h])*)</h1",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();
}
