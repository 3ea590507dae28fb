using System.Xml.Linq;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.Wire;

namespace Articles.Extraction.Formats.Xml;

/// <summary>
/// Reads RSS 2.0 with its usual modules (content, Dublin Core, Media RSS), and RSS 0.9x and 1.0, whose items may lie beside the channel.
/// </summary>
internal static class RssFeed
{
    public static IEnumerable<FeedItem> Items(XElement root)
    {
        var channel = root.Child("channel");
        return root.Children("item").Concat(channel?.Children("item") ?? []).Select(item => Read(item, channel));
    }

    private static FeedItem Read(XElement item, XElement? channel)
    {
        var guid = item.Text("guid");
        var link = AbsoluteUrl.Parse(item.Text("link"))
            ?? item.Children("link").Select(element => AbsoluteUrl.Parse(element.AttributeText("href")))
                .FirstOrDefault(href => href is not null)
            ?? (item.Child("guid").AttributeText("isPermaLink") == "false" ? null : AbsoluteUrl.Parse(guid));
        return new FeedItem(
            EnclosedItem.In(item) ?? BodyField.From(item.Text("encoded") ?? item.Text("content", "description", "summary")),
            new DeclaredMetadata
            {
                Title = PlainLine.Of(item.Text("title")),
                Byline = Names.Join(
                    item.Children("creator").Concat(item.Children("author")).Select(author => author.Text("name") ?? author.Value)),
                PublishedAt = item.Date("pubDate", "date", "published", "issued"),
                ModifiedAt = item.Date("modified", "updated"),
                SiteName = PlainLine.Of(item.Text("source") ?? channel?.Text("title")),
                CanonicalUrl = link,
                Language = LanguageTag.Parse(item.Text("language") ?? channel?.Text("language")),
                LeadImage = item.Picture(),
            },
            [guid, item.AttributeText("about"), link])
        {
            Release = item.Release(),
        };
    }
}
