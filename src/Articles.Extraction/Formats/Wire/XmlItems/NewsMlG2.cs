using System.Xml.Linq;
using Articles.Extraction.Formats.Xml;

namespace Articles.Extraction.Formats.Wire.XmlItems;

/// <summary>
/// Reads NewsML-G2: a newsItem is the file itself; of a newsMessage each text is a part, by its guid. What is no text (pictures, packages)
/// gives no article; what is no news (concepts, plans, events, catalogues) is rejected by its name.
/// </summary>
internal static class NewsMlG2
{
    /// <summary>What an item is that is no news, by its element.</summary>
    private static readonly Dictionary<string, string> NoNews = new(StringComparer.Ordinal)
    {
        ["conceptItem"] = "a concept: it describes a person, a place, an event or a term",
        ["knowledgeItem"] = "a knowledge item: it lists concepts",
        ["planningItem"] = "a planning item: it says what will be covered",
        ["catalogItem"] = "a catalogue: it lists vocabularies",
        ["catalog"] = "a catalogue: it lists vocabularies",
        ["hopItem"] = "a history of operations",
    };

    /// <summary>Whether a document with this root is NewsML-G2.</summary>
    public static bool IsRoot(string name) =>
        name is "newsItem" or "newsMessage" or "packageItem" || (name != "catalog" && NoNews.ContainsKey(name));

    /// <summary>Reads the document.</summary>
    /// <exception cref="ArticleRejectedException">It holds no text.</exception>
    public static IEnumerable<SourceDocument> Read(XElement root, string? charset, ReadingRun run)
    {
        if (root.Name.LocalName != "newsMessage")
        {
            return IsText(root)
                ? NewsMlG2Item.Read(root, [], run.Zones).ToDocuments(SourceFormat.Xml, charset, run)
                : throw NoArticle($"This is {What(root)}, not an article.");
        }

        var items = root.Children("itemSet").SelectMany(set => set.Elements()).ToList();
        var pictures = items.Where(IsPicture).ToList();
        var documents = ReadMessage(root, items, pictures, charset, run).ToList();
        return documents.Count > 0 ? documents
            : throw NoArticle(
                items.Count == 0
                    ? "The NewsML-G2 message has no items."
                    : $"The NewsML-G2 message holds no text: its first item is {What(items[0])}.");
    }

    private static IEnumerable<SourceDocument> ReadMessage(
        XElement message, List<XElement> items, List<XElement> pictures, string? charset, ReadingRun run)
    {
        // A signal to the receiver of the message is one about all that is in it.
        XElement[] around = [message, .. message.Alike("header"), .. message.Alike("itemSet")];
        var isOnlyText = items.Count(IsText) == 1;
        var byId = pictures.Where(picture => picture.AttributeText("guid") is not null)
            .DistinctBy(picture => picture.AttributeText("guid")!)
            .ToDictionary(picture => picture.AttributeText("guid")!, StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (NoNews.ContainsKey(item.Name.LocalName))
            {
                var id = item.AttributeText("guid");
                yield return run.Rejected(
                    SourceFormat.Xml,
                    PartKey.Of([id], item.Name.LocalName, item.Value),
                    new RejectionReason(RejectionCodes.NotAnArticle, $"The item is {What(item)}, not an article."));
            }
            else if (IsText(item))
            {
                // Of several texts, whose picture it is must be said.
                var own = isOnlyText ? pictures : References(item).Select(byId.GetValueOrDefault).OfType<XElement>().Distinct().ToList();
                foreach (var document in NewsMlG2Item.Read(item, own, run.Zones, around).ToParts(SourceFormat.Xml, charset, run))
                {
                    yield return document;
                }
            }
        }
    }

    private static bool IsText(XElement item) =>
        item.Name.LocalName == "newsItem"
            && (Class(item) is null or "text" or "composite" || (NewsMlG2Item.HasText(item) && !IsPicture(item)));

    private static bool IsPicture(XElement item) => item.Name.LocalName == "newsItem" && Class(item) is "picture" or "graphic";

    /// <summary>The item's class without its scheme: text, picture, video.</summary>
    private static string? Class(XElement item) => WireStatus.Plain(
        item.Child("itemMeta")?.Child("itemClass") is { } itemClass ? itemClass.AttributeText("qcode")
            ?? itemClass.AttributeText("uri")
            : null);

    private static IEnumerable<string> References(XElement item) => item.Descendants()
        .Select(element => element.AttributeText("residref") ?? element.AttributeText("guidref")).OfType<string>();

    private static string What(XElement item) => item.Name.LocalName switch
    {
        "packageItem" => "a package: it lists other items, whose texts lie elsewhere",
        "newsItem" => $"a NewsML-G2 item of the class \"{Cut(Class(item))}\"",
        var name => NoNews.TryGetValue(name, out var what) ? what : $"a <{Cut(name)}>",
    };

    private static string Cut(string? text) => Excerpt.Of(text ?? string.Empty, 40);

    private static ArticleRejectedException NoArticle(string message) => new(RejectionCodes.NotAnArticle, message);
}
