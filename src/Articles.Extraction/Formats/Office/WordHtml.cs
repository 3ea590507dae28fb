using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Articles.Extraction.Formats.Office;

/// <summary>
/// Writes a document's body as HTML. Recursive where Word is (tables, content controls, text boxes): as deep as the package's bounds
/// allowed.
/// </summary>
internal sealed class WordHtml(MainDocumentPart part, WordChunks chunks, CancellationToken cancellationToken)
{
    private const int MaxHeadings = 6;

    private readonly WordStyles _styles = new(part);
    private readonly StringBuilder _html = new();
    private readonly Stack<string> _lists = [];

    // What stands before a paragraph's mark that is deleted.
    private string? _begun;
    private Paragraph? _title;

    // The large first letter, which Word keeps in a paragraph of its own, framed.
    private string? _dropCap;
    private bool _keepsStruck;

    public string Write(Body body)
    {
        // Headings begin one lower where the document has a title of its own.
        var hasTitle = body.Descendants<Paragraph>().Any(paragraph => _styles.HeadingLevel(paragraph) == 0);
        _title = hasTitle || body.Descendants<Paragraph>().Any(paragraph => _styles.HeadingLevel(paragraph) == 1)
            ? null
            : WordTitle.Find(body);
        _keepsStruck = WordText.IsStruckOut(body);
        WriteBlocks(body, hasTitle);
        return _html.ToString();
    }

    private void WriteBlocks(OpenXmlElement parent, bool hasTitle)
    {
        foreach (var block in parent.ChildElements)
        {
            WriteBlock(block, hasTitle);
        }

        CloseLists(0);
    }

    private void WriteBlock(OpenXmlElement block, bool hasTitle)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (block)
        {
            case Paragraph paragraph:
                WriteParagraph(paragraph, hasTitle);
                break;
            case Table table:
                CloseLists(0);
                WriteTable(table, hasTitle);
                break;
            case AltChunk chunk:
                CloseLists(0);
                _html.Append(chunks.Read(part, chunk));
                break;
            case AlternateContent alternatives
                when (alternatives.GetFirstChild<AlternateContentChoice>() ?? alternatives.FirstChild) is { } choice:
                WriteBlocks(choice, hasTitle);
                break;
            case { LocalName: "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo" or "smartTag" }:
                WriteBlocks(block, hasTitle);
                break;
        }
    }

    private void WriteParagraph(Paragraph paragraph, bool hasTitle)
    {
        var text = _dropCap + WordText.Of(paragraph, _keepsStruck);
        _dropCap = IsDropCap(paragraph) && paragraph.NextSibling() is Paragraph ? text : null;
        if (_dropCap is not null)
        {
            return;
        }

        if (_begun is not null || WordText.RunsOn(paragraph))
        {
            text = _begun is null ? text : $"{_begun} {text}";
            _begun = WordText.RunsOn(paragraph) && paragraph.NextSibling() is Paragraph ? text : null;
            if (_begun is not null)
            {
                return;
            }
        }

        if (!string.IsNullOrWhiteSpace(text))
        {
            var heading = _styles.HeadingLevel(paragraph) ?? (paragraph == _title ? 1 : null);
            var item = heading is null ? _styles.ListItem(paragraph) : null;
            if (item is { } listItem)
            {
                OpenLists(listItem.Level, listItem.Numbered ? "ol" : "ul");
                Append("li", text);
            }
            else
            {
                CloseLists(0);
                switch (heading)
                {
                    case { } level:
                        Append($"h{Math.Clamp(level + (hasTitle ? 1 : 0), 1, MaxHeadings)}", text);
                        break;
                    case null when _styles.Is(paragraph, "caption"):
                        _html.Append("<figure>");
                        Append("figcaption", text);
                        _html.Append("</figure>\n");
                        break;
                    case null when _styles.Is(paragraph, "Quote") || _styles.Is(paragraph, "Intense Quote"):
                        Append("blockquote", text);
                        break;
                    default:
                        Append("p", text);
                        break;
                }
            }
        }

        // A text box stands twice: as it is, and again for programs that do not know it.
        foreach (var box in paragraph.Descendants<TextBoxContent>().Where(box => IsIn(box, paragraph)))
        {
            CloseLists(0);
            WriteBlocks(box, hasTitle);
        }
    }

    private static bool IsDropCap(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.FrameProperties?.DropCap?.Value is { } cap && cap != DropCapLocationValues.None;

    /// <summary>Whether the box is this paragraph's own, and not one of a box in it.</summary>
    private static bool IsIn(TextBoxContent box, Paragraph paragraph) =>
        !box.Ancestors<AlternateContentFallback>().Any() && box.Ancestors<Paragraph>().FirstOrDefault() == paragraph;

    private void WriteTable(Table table, bool hasTitle)
    {
        _html.Append("<table>\n");
        foreach (var row in Within<TableRow>(table).Where(row => row.TableRowProperties?.GetFirstChild<Deleted>() is null))
        {
            _html.Append("<tr>");
            foreach (var cell in Within<TableCell>(row))
            {
                _html.Append("<td>");
                WriteBlocks(cell, hasTitle);
                _html.Append("</td>");
            }

            _html.Append("</tr>\n");
        }

        _html.Append("</table>\n");
    }

    /// <summary>The rows of a table, or the cells of a row, also those in content controls and other wrappers.</summary>
    private static IEnumerable<T> Within<T>(OpenXmlElement parent)
        where T : OpenXmlElement =>
        parent.ChildElements.SelectMany(child => child switch
        {
            T found => [found],
            { LocalName: "sdt" or "sdtContent" or "customXml" or "ins" or "smartTag" } => Within<T>(child),
            _ => [],
        });

    private void OpenLists(int level, string kind)
    {
        CloseLists(level + 1);
        if (_lists.Count == level + 1 && _lists.Peek() != kind)
        {
            CloseLists(level);
        }

        while (_lists.Count <= level)
        {
            _html.Append('<').Append(kind).Append(">\n");
            _lists.Push(kind);
        }
    }

    private void CloseLists(int level)
    {
        while (_lists.Count > level)
        {
            _html.Append("</").Append(_lists.Pop()).Append(">\n");
        }
    }

    private void Append(string tag, string text)
    {
        _html.Append('<').Append(tag).Append('>');
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => _html.Append("&amp;"),
                '<' => _html.Append("&lt;"),
                '>' => _html.Append("&gt;"),
                '\n' => _html.Append("<br>"),
                _ => _html.Append(character),
            };
        }

        _html.Append("</").Append(tag).Append(">\n");
    }
}
