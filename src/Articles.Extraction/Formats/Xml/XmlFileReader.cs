using System.Text.RegularExpressions;
using System.Xml.Linq;
using Articles.Extraction.Formats.WebArchives;
using Articles.Extraction.Formats.Wire.XmlItems;

namespace Articles.Extraction.Formats.Xml;

/// <summary>
/// Reads articles from XML: the items of RSS and Atom feeds, each a part even where it is the only one; a NITF document, a
/// single item of NewsML-G2 or a single Atom entry, as the file itself; NewsML's messages. Of RSS and Atom only what lies in the file is
/// read: no link is followed.
/// </summary>
internal sealed partial class XmlFileReader : IFormatReader<DecodedFile>
{
    private const int Start = 16 * 1024;
    public bool Recognizes(DecodedFile input)
    {
        var text = input.Text.AsSpan().TrimStart("\uFEFF \t\r\n\0");
        if (text is not ['<', ..])
        {
            return false;
        }

        var start = text[..Math.Min(text.Length, Start)];
        foreach (var match in Prologue().EnumerateMatches(start))
        {
            var afterwards = start[match.Length..];
            return KnownRoot().IsMatch(afterwards)
                || ((start.StartsWith("<?xml") || input.File.Extension is ".xml" or ".rss" or ".atom" or ".nitf")
                    && !HtmlRoot().IsMatch(afterwards));
        }

        return false;
    }

    public IEnumerable<SourceDocument> Read(DecodedFile input, ReadingRun run)
    {
        try
        {
            var root = XmlText.Parse(input.Text, run);
            return FeedSections.HaveMerged(input.Text) && ReadDamaged(input, run) is { } items ? items : Read(root, input, run);
        }
        catch (ArticleRejectedException rejected) when (rejected.Reason.Code is RejectionCodes.MalformedXml or RejectionCodes.TooDeep)
        {
            if (ReadDamaged(input, run) is not { } items)
            {
                throw;
            }

            return items;
        }
    }

    private static IEnumerable<SourceDocument>? ReadDamaged(DecodedFile input, ReadingRun run) =>
        DamagedFeed.Read(input.Text, run) is { } feed
        ? [.. Read(feed.Root, input, run),
            .. feed.Faults.Select(fault => run.Unreadable(SourceFormat.Xml, RejectionCodes.MalformedXml, fault))]
        : null;

    private static IEnumerable<SourceDocument> Read(XElement root, DecodedFile input, ReadingRun run) =>
        root.Name.LocalName switch
        {
            "rss" or "RDF" => ReadAll(RssFeed.Items(root), input, run),
            "feed" => ReadAll(AtomFeed.Items(root), input, run),
            "entry" => [ReadWhole(AtomFeed.Read(root, feed: null), input, run)],
            "nitf" => NitfDocument.Read(root, input.Charset, run),
            "NewsML" => NewsMl12.Read(root, input.Charset, run),
            var name when NewsMlG2.IsRoot(name) => NewsMlG2.Read(root, input.Charset, run),
            var name when RitzauNews.IsRoot(name) => RitzauNews.Read(root, input.Charset, run),
            "plist" when SafariReader.IsWebArchive(root) => SafariReader.Read(root, input.File, run),
            _ when CanadianPress.IsRoot(root) => CanadianPress.Read(root, input.Charset, run),
            "urlset" or "sitemapindex" => throw new ArticleRejectedException(
                RejectionCodes.NotAnArticle, "This is a sitemap: it lists addresses and holds no articles. Drop the pages that it lists."),
            "opml" => throw new ArticleRejectedException(
                RejectionCodes.NotAnArticle,
                "This is OPML: it lists feeds and holds no articles. Drop the feeds, or the pages that they list."),
            "svg" => throw new ArticleRejectedException(RejectionCodes.Binary, "The file is an SVG picture, not an article."),
            var name => throw new ArticleRejectedException(
                RejectionCodes.UnsupportedFormat,
                $"The XML begins with <{Shorten(name)}>; articles are read from RSS, Atom, NewsML, NITF and XHTML."),
        };

    private static IEnumerable<SourceDocument> ReadAll(IEnumerable<FeedItem> items, DecodedFile input, ReadingRun run)
    {
        var any = false;
        foreach (var item in items)
        {
            any = true;
            yield return ReadItem(item, input, run);
        }

        if (!any)
        {
            throw new ArticleRejectedException(RejectionCodes.NotAnArticle, "The feed has no items.");
        }
    }

    private static SourceDocument ReadItem(FeedItem item, DecodedFile input, ReadingRun run)
    {
        var part = PartKey.Of(item.Keys, item.Declared.Title, item.Body?.Content ?? string.Empty);
        return item switch
        {
            { Release.Rejection: { } reason } => run.Rejected(SourceFormat.Xml, part, reason),
            { Body: { } body } => item.Release.Apply(
                run.Document(SourceFormat.Xml, body.Kind, body.Content, input.Charset, item.Declared, part), run.Now),
            _ => run.Rejected(
                SourceFormat.Xml, part,
                new RejectionReason(RejectionCodes.NoText, "The item has a headline but no text. Drop the page that it links to.")),
        };
    }

    private static SourceDocument ReadWhole(FeedItem item, DecodedFile input, ReadingRun run) => item.Release.Rejection is { } reason
        ? throw new ArticleRejectedException(reason.Code, reason.Message)
        : ReadText(item, input, run);

    private static SourceDocument ReadText(FeedItem item, DecodedFile input, ReadingRun run) => item.Body is { } body
        ? item.Release.Apply(run.Document(SourceFormat.Xml, body.Kind, body.Content, input.Charset, item.Declared), run.Now)
        : throw new ArticleRejectedException(RejectionCodes.NoText, "The document has no text in its body (Atom's content or summary).");

    private static string Shorten(string name) => name.Length <= 40 ? name : name[..40];

    /// <summary>XML declaration, comments, processing instructions and a document type, whose internal subset is skipped.</summary>
    [GeneratedRegex(
        @"^(\s|<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^\[>]*(\[[^\]]*\])?\s*>)*",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prologue();

    [GeneratedRegex(
        @"^<([A-Za-z][\w-]*:)?(rss|rdf|feed|entry|nitf|newsml|newsitem|newsmessage|packageitem|conceptitem|knowledgeitem|planningitem"
        + @"|catalogitem|hopitem|rbnews|publish|xmlnewsqueuedresponse|urlset|sitemapindex|opml|svg)[\s/>]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KnownRoot();

    [GeneratedRegex(
        @"^<([A-Za-z][\w-]*:)?(html|head|body|article|div|p)[\s/>]",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HtmlRoot();
}
