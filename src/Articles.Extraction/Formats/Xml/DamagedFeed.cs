using System.Xml;
using System.Xml.Linq;

namespace Articles.Extraction.Formats.Xml;

/// <summary>
/// Takes a feed apart that is not well-formed, because it was cut off or an item is damaged: each item is parsed by itself, in the
/// namespaces of what stands before the first.
/// </summary>
internal sealed class DamagedFeed
{
    private readonly XElement _root;
    private readonly XElement _around;

    private DamagedFeed(XElement root, XElement around) => (_root, _around) = (root, around);

    /// <summary>The feed with the items that can be read.</summary>
    public XElement Root => _root;

    /// <summary>What is wrong with each of the others.</summary>
    public List<string> Faults { get; } = [];

    /// <returns>Null when it is no feed, nothing before its items can be read, or no item can.</returns>
    public static DamagedFeed? Read(string text, ReadingRun run)
    {
        var xml = XmlRepair.Repair(XmlText.Trim(text));
        var items = FeedSections.Find(xml, run.Options.MaxArticles + 1);
        if (items.Count == 0 || ReadHead(xml[..items[0].Start]) is not var (around, context))
        {
            return null;
        }

        var root = around.AncestorsAndSelf().Last();
        if (root.Name.LocalName is not ("rss" or "RDF" or "feed") || (around != root && around.Name.LocalName != "channel"))
        {
            return null;
        }

        var feed = new DamagedFeed(root, around);
        feed.ReadItems(xml, items, context, run);
        return feed._around.Elements().Any(element => FeedSections.IsItem(element.Name.LocalName)) ? feed : null;
    }

    private void ReadItems(string xml, IReadOnlyList<FeedSection> items, XmlParserContext context, ReadingRun run)
    {
        var (line, counted) = (1, 0);
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            line += xml.AsSpan(counted, item.Start - counted).Count('\n');
            counted = item.Start;
            try
            {
                if (!item.IsClosed)
                {
                    throw new ArticleRejectedException(RejectionCodes.MalformedXml, "It has no end.");
                }

                _around.Add(XmlText.ParseElement(xml[item.Start..item.End], context, run));
            }
            catch (ArticleRejectedException)
            {
                Faults.Add(
                    $"Item {i + 1:N0} of the feed, which begins in line {line:N0}, is cut off or not well-formed. Fetch the feed again.");
            }
        }
    }

    /// <summary>Reads what stands before the first item.</summary>
    /// <returns>The innermost element that is open at its end, and the namespaces there; null when there is none.</returns>
    private static (XElement Around, XmlParserContext Context)? ReadHead(string head)
    {
        using var reader = XmlText.Open(head);
        XElement? around = null;
        var names = new XmlNamespaceManager(reader.NameTable);
        try
        {
            while (reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
                        around?.Add(element);
                        var isEmpty = reader.IsEmptyElement;
                        while (reader.MoveToNextAttribute())
                        {
                            if (reader.Prefix == "xmlns" || reader.Name == "xmlns")
                            {
                                names.AddNamespace(reader.Prefix.Length == 0 ? string.Empty : reader.LocalName, reader.Value);
                            }
                            else
                            {
                                element.SetAttributeValue(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
                            }
                        }

                        around = isEmpty ? around ?? element : element;
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA:
                        around?.Add(new XText(reader.Value));
                        break;
                    case XmlNodeType.EndElement:
                        around = around?.Parent;
                        break;
                }
            }
        }
        catch (XmlException fault)
        {
            // The head ends where the first item begins, with its elements open. A fault before that is one of the feed.
            if (fault.LineNumber < head.AsSpan().Count('\n') + 1)
            {
                return null;
            }
        }

        return around is null ? null : (around, new XmlParserContext(reader.NameTable, names, null, XmlSpace.None));
    }
}
