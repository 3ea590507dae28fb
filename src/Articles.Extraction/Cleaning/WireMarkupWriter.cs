using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Wire;

namespace Articles.Extraction.Cleaning;

/// <summary>
/// Writes the markup of an agency's text as paragraphs: items of a list a line each behind <c>- </c>, rows of a table with <c> | </c>
/// between the cells. For one text.
/// </summary>
internal sealed partial class WireMarkupWriter(CancellationToken cancellationToken)
{
    // Lines that somebody wrapped with breaks are nearly as long as each other.
    private const int NarrowestWrap = 45;
    private const int WidestWrap = 85;
    private const int MaxCellWords = 40;
    private const int MinLines = 3;
    private const int MinWrapped = 2;
    private const int MinMargin = 3;

    private readonly List<StringBuilder> _paragraphs = [];
    private readonly StringBuilder _line = new();
    private bool _isListOpen;

    /// <summary>The captions of figures.</summary>
    public List<string> Captions { get; } = [];

    /// <summary>Writes what is inside an element.</summary>
    public List<string> Write(IElement body)
    {
        WriteNodes(body, isPreformatted: false);
        EndParagraph();
        return _paragraphs.ConvertAll(paragraph => paragraph.ToString());
    }

    // As deep as the parser allowed.
    private void WriteNodes(INode parent, bool isPreformatted)
    {
        foreach (var node in parent.ChildNodes)
        {
            switch (node)
            {
                case IText text:
                    _line.Append(isPreformatted ? text.Data : WhiteSpace().Replace(text.Data, " "));
                    break;
                case IElement element:
                    cancellationToken.ThrowIfCancellationRequested();
                    Write(element, isPreformatted);
                    break;
            }
        }
    }

    private void Write(IElement element, bool isPreformatted)
    {
        switch (element.LocalName)
        {
            case "script" or "style" or "iframe" or "noscript" or "template" or "object" or "embed" or "video" or "audio" or "img"
                or "head" or "title" or "button" or "form" or "svg":
            // The head of dpa's and TT's pages: subjects, date, genre, headline.
            case "header":
            case "div" when element.ClassList.Contains("dat"):
                break;
            case "del" or "s" or "strike":
            case not null when IsHidden(element):
                // What was struck out or hidden is not meant to be read.
                break;
            case "br":
                _line.Append('\n');
                break;
            case "figure" or "figcaption":
                AddCaption(element);
                break;
            case "ul" or "ol":
                EndParagraph();
                WriteNodes(element, isPreformatted: false);
                EndParagraph();
                _isListOpen = false;
                break;
            case "li":
                EndParagraph();
                _line.Append("- ");
                WriteNodes(element, isPreformatted: false);
                EndItem();
                break;
            case "tr":
                WriteRow(element);
                break;
            case "table":
                EndParagraph();
                WriteNodes(element, isPreformatted: false);
                _isListOpen = false;
                break;
            case "p" or "div" when IsTeletype(element):
                EndParagraph();
                AddAll(WireLines.Paragraphs(element.TextContent));
                break;
            case "sup" when Digits().IsMatch(element.TextContent):
                // A footnote's number or a power must not become a digit of the number before it.
                _line.Append(string.Concat(element.TextContent.Trim().Select(Superscript)));
                break;
            case "pre":
                EndParagraph();
                WriteNodes(element, isPreformatted: true);
                EndPreformatted();
                break;
            case "p" or "div" or "section" or "article" or "blockquote" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "dl" or "dt"
                or "dd" or "hr" or "footer" or "aside" or "main"
                or "address" or "caption" or "td" or "th" or "thead" or "tbody" or "tfoot" or "center" or "body":
                EndParagraph();
                WriteNodes(element, isPreformatted);
                EndParagraph();
                break;
            default:
                WriteNodes(element, isPreformatted);
                break;
        }
    }

    private void AddCaption(IElement figure)
    {
        var caption = figure.LocalName == "figcaption" ? figure : figure.QuerySelector("figcaption");
        if (caption is not null && OnOneLine(caption, []) is { Length: > 0 } text)
        {
            Captions.Add(text);
        }
    }

    /// <summary>What is inside an element: lines and paragraphs stand apart by a blank.</summary>
    private string OnOneLine(IElement element, List<string> captions)
    {
        var inner = new WireMarkupWriter(cancellationToken);
        var paragraphs = inner.Write(element);
        captions.AddRange(inner.Captions);
        return string.Join(' ', paragraphs).Replace('\n', ' ');
    }

    private void WriteRow(IElement row)
    {
        EndParagraph();
        var elements = row.Children.Where(cell => cell.LocalName is "td" or "th").ToList();
        var captions = new List<string>();
        // A table in a cell is never read twice: tables in tables would take a time that grows as a power.
        var hasTable = elements.Exists(cell => cell.QuerySelector("table") is not null);
        var cells = hasTable ? [] : elements.ConvertAll(cell => OnOneLine(cell, captions));
        if (hasTable || cells.Exists(cell => WordCount.Of(cell) > MaxCellWords))
        {
            // It is there for the layout.
            WriteNodes(row, isPreformatted: false);
            EndParagraph();
            return;
        }

        Captions.AddRange(captions);
        var last = cells.FindLastIndex(cell => cell.Length > 0);
        if (last >= 0)
        {
            _line.AppendJoin(" | ", cells.Take(last + 1));
            EndItem();
        }
    }

    /// <summary>Ends an item of a list or a row: the next follows in the next line.</summary>
    private void EndItem()
    {
        var text = Lines(_line.ToString());
        _line.Clear();
        if (text is "" or "-")
        {
            return;
        }

        if (_isListOpen)
        {
            _paragraphs[^1].Append('\n').Append(text);
        }
        else
        {
            _paragraphs.Add(new StringBuilder(text));
            _isListOpen = true;
        }
    }

    private void EndPreformatted()
    {
        AddAll(WireLines.Paragraphs(_line.ToString()));
        _line.Clear();
    }

    private void AddAll(string paragraphs)
    {
        foreach (var paragraph in paragraphs.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            _paragraphs.Add(new StringBuilder(paragraph));
        }

        _isListOpen = false;
    }

    /// <summary>
    /// Whether the text was set in lines before it became markup, rows of tables among them: what HTML does with line ends would run them
    /// together.
    /// </summary>
    private static bool IsTeletype(IElement element)
    {
        if (element.ChildElementCount > 0 || element.TextContent.AsSpan().Count('\n') < MinLines)
        {
            return false;
        }

        // The lines of markup that was only indented all stand far from the margin.
        var (longest, margin) = (0, int.MaxValue);
        var isFirst = true;
        foreach (var line in element.TextContent.AsSpan().EnumerateLines())
        {
            var text = line.Trim();
            if (!isFirst && !text.IsEmpty)
            {
                margin = Math.Min(margin, line.IndexOf(text[0]));
            }

            longest = Math.Max(longest, text.Length);
            isFirst = false;
        }

        return margin <= MinMargin && longest <= WidestWrap + 15;
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || (element.GetAttribute("style") is { } style && NotDisplayed().IsMatch(style));

    private static char Superscript(char digit) => digit switch
    {
        '1' => '\u00B9',
        '2' => '\u00B2',
        '3' => '\u00B3',
        '-' or '\u2212' => '\u207B',
        '+' => '\u207A',
        >= '0' and <= '9' => (char)('\u2070' + (digit - '0')),
        _ => digit,
    };

    private void EndParagraph()
    {
        var text = _line.ToString();
        _line.Clear();
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        // Two breaks are the end of a paragraph.
        foreach (var part in Breaks().Split(text))
        {
            if (Lines(part) is { Length: > 0 } paragraph)
            {
                AddAll(Unwrap(paragraph.Split('\n')) ?? paragraph);
            }
        }

        _isListOpen = false;
    }

    private static string Lines(string text) =>
        Rejoin([.. text.Split('\n').Select(line => Blanks().Replace(line, " ").Trim()).Where(line => line.Length > 0)]);

    /// <summary>
    /// Paragraphs of lines that were wrapped at a width, as ANSA sets them: each line but the last is full, or ends a sentence, and then a
    /// paragraph. Null for lines that mean something as they are.
    /// </summary>
    private static string? Unwrap(string[] lines)
    {
        var width = lines.Max(line => line.Length);
        var full = lines.Zip(lines.Skip(1)).Select(pair => WireLines.IsFull(pair.First, pair.Second, width)).ToList();
        if (width is < NarrowestWrap or > WidestWrap || full.Count(isFull => isFull) < MinWrapped
            || full.Where((isFull, at) => !isFull && !SentenceEnd().IsMatch(lines[at])).Any())
        {
            return null;
        }

        var text = new StringBuilder(lines[0]);
        for (var i = 1; i < lines.Length; i++)
        {
            text.Append(full[i - 1] ? " " : "\n\n").Append(lines[i]);
        }

        return text.ToString();
    }

    /// <summary>Lines that were wrapped at a width are one; others stay lines.</summary>
    private static string Rejoin(List<string> lines)
    {
        var isWrapped = lines.Count > 1 && lines.Take(lines.Count - 1).All(line => line.Length is >= NarrowestWrap and <= WidestWrap);
        return string.Join(isWrapped ? ' ' : '\n', lines);
    }

    [GeneratedRegex(@"[\s\u00A0]+", RegexOptions.NonBacktracking)]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"\A\s*[-+\u2212]?[0-9][0-9,]{0,8}\s*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex(@"display\s*:\s*none", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotDisplayed();

    [GeneratedRegex(@"[.!?:…]\W{0,3}\z", RegexOptions.NonBacktracking)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[ \t\u00A0]+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[ \t]*\n[ \t]*\n[ \t\n]*", RegexOptions.NonBacktracking)]
    private static partial Regex Breaks();
}
