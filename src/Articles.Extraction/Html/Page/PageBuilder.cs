using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Articles.Extraction.Html.Page;

/// <summary>Walks a document once and writes down its block elements and its blocks of text. One for each page.</summary>
internal sealed class PageBuilder
{
    private const int MinPopUpLinks = 3;
    private const int MaxRaisedLength = 20;
    private const int MinTitleWords = 2;
    private const int MaxTitleWords = 25;
    private const int MinPanelWords = 8;
    private const char BreakHere = '\u200b';

    // An element that strikes out and is never closed goes on to the page's end.
    private const double MaxStruck = 0.2;
    private const int MinUnread = 500;

    private readonly List<PageNode> _nodes = [];
    private readonly List<PageBlock> _blocks = [];
    private readonly List<IElement> _declarations = [];
    private readonly MarkReader _marks = new();
    private StringBuilder _text = new();
    private readonly CancellationToken _cancellationToken;
    private PageNode _node = null!;
    private Mark _inherited;
    private int _links;
    private int _strong;
    private int _preformatted;
    private string? _link;
    private int _linkLength;
    private int _strongLength;
    private int _breaks;
    private bool _space;
    private bool _keepsStruck;
    private bool _readsNoScript;
    private int _unread;
    private int _struck;
    private int _written;
    private readonly Stack<IElement> _hosts = [];

    private PageBuilder(CancellationToken cancellationToken) => _cancellationToken = cancellationToken;

    /// <summary>Reads the page.</summary>
    /// <param name="document">The page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static PageContent Build(IHtmlDocument document, CancellationToken cancellationToken)
    {
        var builder = Walk(document, keepsStruck: false, readsNoScript: false, cancellationToken);
        var (struck, unread) = (builder._struck > MaxStruck * builder._written, builder._unread > builder._written + MinUnread);
        builder = struck || unread ? Walk(document, struck, unread, cancellationToken) : builder;
        return new PageContent(document, builder._nodes, builder._blocks, builder._declarations);
    }

    private static PageBuilder Walk(IHtmlDocument document, bool keepsStruck, bool readsNoScript, CancellationToken cancellationToken)
    {
        var builder = new PageBuilder(cancellationToken)
        {
            _keepsStruck = keepsStruck,
            _readsNoScript = readsNoScript,
        };
        builder.Enter(document.Body ?? document.DocumentElement, TagKind.Block, Mark.None);
        return builder;
    }

    private void Enter(IElement element, TagKind kind, Mark own)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        Flush();
        var (outer, inherited) = (_node, _inherited);
        var node = new PageNode(_nodes.Count, outer, element, kind, own) { FirstBlock = _blocks.Count };
        _nodes.Add(node);
        _node = node;
        _inherited |= own;
        _preformatted += kind == TagKind.Preformatted ? 1 : 0;
        VisitChildren(element);
        Flush();
        _preformatted -= kind == TagKind.Preformatted ? 1 : 0;
        node.EndBlock = _blocks.Count;
        node.EndNode = _nodes.Count;
        (_node, _inherited) = (outer!, inherited);
        if (outer is not null)
        {
            outer.TextLength += node.TextLength;
        }
    }

    private void VisitChildren(INode parent)
    {
        if (VisitShadow(parent))
        {
            return;
        }

        var children = parent.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            switch (children[i])
            {
                // By its class: asking for an interface goes through the list of all that it has.
                case Element element:
                    Visit(element);
                    break;
                case IText text:
                    Append(text.Data);
                    break;
            }
        }
    }

    /// <summary>
    /// A declarative shadow tree (HTML, 4.12.3) is what a browser shows of its host; what else the host holds is shown in the tree's slots.
    /// </summary>
    private bool VisitShadow(INode parent)
    {
        if (parent is not Element { ShadowRoot: { } root } host)
        {
            return false;
        }

        _hosts.Push(host);
        VisitChildren(root);
        _hosts.Pop();
        return true;
    }

    private void Slot(IElement slot)
    {
        var host = _hosts.Pop();
        var name = slot.GetAttribute("name") ?? string.Empty;
        var filled = false;
        foreach (var child in host.ChildNodes.ToList())
        {
            if (child is IElement element && element is not IHtmlTemplateElement && (element.GetAttribute("slot") ?? string.Empty) == name)
            {
                filled = true;
                Visit(element);
            }
            else if (child is IText text && name.Length == 0)
            {
                filled |= !string.IsNullOrWhiteSpace(text.Data);
                Append(text.Data);
            }
        }

        _hosts.Push(host);
        if (!filled)
        {
            VisitChildren(slot);
        }
    }

    private void Visit(IElement element)
    {
        var kind = Tags.KindOf(element.LocalName);
        if (kind == TagKind.Time || (element.Attributes is { Length: > 0 } attributes && Declares(element, kind, attributes)))
        {
            _declarations.Add(element);
        }

        switch (kind)
        {
            case TagKind.Skipped when element.LocalName == "button" && _node.Kind is TagKind.Heading or TagKind.ListItem
                && IsTitle(element):
                VisitChildren(element);
                break;
            case TagKind.Skipped when element.LocalName == "button" && OpensProse(element):
                Enter(element, TagKind.Heading, Mark.None);
                break;
            case TagKind.Skipped when element.LocalName == "noscript":
                NoScript(element);
                break;
            case TagKind.Skipped:
                break;
            case TagKind.Struck when !_keepsStruck:
                _struck += element.TextContent.Length;
                break;
            case TagKind.Struck:
                VisitChildren(element);
                break;
            case TagKind.Superscript or TagKind.Subscript:
                Raise(element, kind);
                break;
            case TagKind.Formula:
                Append(FormulaText.Of(element));
                break;
            case TagKind.Inline when element.LocalName == "slot" && _hosts.Count > 0:
                Slot(element);
                break;
            case TagKind.Break:
                _breaks++;
                break;
            case TagKind.Link:
                Link(element);
                break;
            case TagKind.Strong:
                _strong++;
                VisitChildren(element);
                _strong--;
                break;
            case TagKind.Inline or TagKind.Time:
                Inline(element, kind);
                break;
            default:
                Enter(element, kind, _marks.Read(element, kind));
                break;
        }
    }

    /// <summary>What a page says to those without scripts is passed over, unless it is more than the rest.</summary>
    private void NoScript(IElement element)
    {
        if (_readsNoScript)
        {
            Enter(element, TagKind.Block, Mark.None);
        }
        else
        {
            _unread += element.ChildElementCount > 0 ? element.TextContent.Length : 0;
        }
    }

    private static bool Declares(IElement element, TagKind kind, INamedNodeMap attributes) =>
        attributes["itemprop"] is not null || element.LocalName == "abbr"
            || (kind is TagKind.Link or TagKind.Skipped && (attributes["rel"] is not null || element.LocalName is "meta" or "script"));

    /// <summary>The heading of an accordion is a button; one in a list item is when nothing stands beside it.</summary>
    private bool IsTitle(IElement button) =>
        _node.Kind == TagKind.Heading || (_node.Element.LocalName == "dt" && button.ParentElement == _node.Element);

    /// <summary>Whether a button is the heading of the panel behind it: it says that it opens one, and the panel has sentences.</summary>
    private static bool OpensProse(IElement button) =>
        (button.HasAttribute("aria-expanded") || button.HasAttribute("aria-controls"))
            && TextMeasure.Of(button.TextContent).Words is >= MinTitleWords and <= MaxTitleWords
            && button.NextElementSibling is { LocalName: "div" or "section" or "p" } panel && panel.QuerySelector("a, li") is null
            && TextMeasure.Of(panel.TextContent) is { Words: >= MinPanelWords, Sentences: > 0 };

    private void Raise(IElement element, TagKind kind)
    {
        if (kind == TagKind.Superscript && NoteMarks.IsReference(element))
        {
            return;
        }

        var text = element.TextContent.Trim();
        if (text.Length is 0 or > MaxRaisedLength || element.QuerySelector("math") is not null)
        {
            VisitChildren(element);
            return;
        }

        var before = _space || _breaks > 0 || _text.Length == 0 ? '\0' : _text[^1];
        Append(kind == TagKind.Superscript
            ? RaisedText.Above(text, before)
            : RaisedText.Below(text, before, element.NextSibling is IText { Data: [var after, ..] } ? after : '\0'));
    }

    private void Link(IElement element)
    {
        var address = element.Attributes["href"]?.Value;
        if (NoteMarks.IsMark(element, address, _node.Kind == TagKind.Heading))
        {
            return;
        }

        _links++;
        _link ??= address;
        VisitChildren(element);
        _links--;
    }

    /// <summary>
    /// An inline element runs on with its line, unless its name or its form says that it is something apart: a credit, a share bar, a
    /// pop-up of links.
    /// </summary>
    private void Inline(IElement element, TagKind kind)
    {
        const Mark Apart = Mark.Caption | Mark.Share | Mark.Prompt | Mark.Advertisement | Mark.Related | Mark.AuthorBio
            | Mark.Byline | Mark.Hidden | Mark.Comments;
        if (FormulaOf(element) is { } formula)
        {
            Append(FormulaText.Of(formula));
            return;
        }

        var own = _marks.Read(element, kind);
        if (IsPopUp(element))
        {
            SetApart(element, own | Mark.Overlay);
        }
        else if ((own & (Mark.Hidden | Mark.Caption)) != 0 || ((own & Apart) != 0 && (_text.Length == 0 || _breaks > 0)))
        {
            SetApart(element, own);
        }
        else
        {
            VisitChildren(element);
        }
    }

    /// <summary>
    /// The formula that scripts have drawn letter by letter (KaTeX, MathJax) or as a picture (MediaWiki), which stands beside as a tree.
    /// </summary>
    private static IElement? FormulaOf(IElement element) =>
        element.ClassName is { Length: > 0 } name
            && (name.StartsWith("katex", StringComparison.Ordinal) || name.StartsWith("MathJax", StringComparison.Ordinal)
            || name.StartsWith("mwe-math-", StringComparison.Ordinal))
            ? element.QuerySelector("math")
            : null;

    /// <summary>Three links or more with no text between them, in the middle of a line.</summary>
    private bool IsPopUp(IElement element)
    {
        var links = 0;
        return _text.Length > 0 && _links == 0 && element.ChildElementCount >= MinPopUpLinks && HoldsLinksOnly(element, ref links)
            && links >= MinPopUpLinks;
    }

    private static bool HoldsLinksOnly(INode parent, ref int links)
    {
        foreach (var child in parent.ChildNodes)
        {
            switch (child)
            {
                case IText text when !string.IsNullOrWhiteSpace(text.Data):
                    return false;
                case IElement { LocalName: "a" }:
                    links++;
                    break;
                case IElement when !HoldsLinksOnly(child, ref links):
                    return false;
            }
        }

        return true;
    }

    /// <summary>Writes the element's blocks without breaking the line that it stands in.</summary>
    private void SetApart(IElement element, Mark own)
    {
        var line = _text;
        var (linkLength, strongLength, link, breaks, space) = (_linkLength, _strongLength, _link, _breaks, _space);
        // The line stays where it is: copied for each of its elements, it would cost the square of its length.
        _text = new StringBuilder();
        Enter(element, TagKind.Block, own);
        _text = line;
        (_linkLength, _strongLength, _link, _breaks, _space) = (linkLength, strongLength, link, breaks, space);
    }

    private void Append(string data)
    {
        if (_preformatted > 0)
        {
            AppendVerbatim(data);
            return;
        }

        var rest = data.AsSpan();
        while (!rest.IsEmpty)
        {
            if (IsSpace(rest[0]))
            {
                _space = true;
                rest = rest[1..];
                continue;
            }

            // A place where a line may be broken is not white space: nothing stands there.
            if (rest[0] == BreakHere)
            {
                rest = rest[1..];
                continue;
            }

            var end = 1;
            while (end < rest.Length && !IsSpace(rest[end]) && rest[end] != BreakHere)
            {
                end++;
            }

            Separate();
            _text.Append(rest[..end]);
            Count(end);
            rest = rest[end..];
        }
    }

    private static bool IsSpace(char c) => c <= ' ' || (c > '~' && char.IsWhiteSpace(c));

    private void AppendVerbatim(string data)
    {
        Separate();
        _text.Append(data);
        Count(data.Length);
    }

    /// <summary>Writes the white space that is due before the next character: a line break ends a line, two end the paragraph.</summary>
    private void Separate()
    {
        if (_breaks > 1)
        {
            Flush();
        }

        if (_text.Length > 0 && (_space || _breaks > 0))
        {
            _text.Append(_breaks > 0 ? '\n' : ' ');
            Count(1);
        }

        (_space, _breaks) = (false, 0);
    }

    private void Count(int characters)
    {
        _linkLength += _links > 0 ? characters : 0;
        _strongLength += _strong > 0 ? characters : 0;
    }

    private void Flush()
    {
        if (_text.Length > 0)
        {
            var text = _text.ToString();
            _written += text.Length;
            var measure = TextMeasure.Of(text);
            _blocks.Add(new PageBlock
            {
                Index = _blocks.Count,
                Node = _node,
                Kind = KindOf(_node),
                Text = text,
                LinkLength = _linkLength,
                StrongLength = _strongLength,
                Words = measure.Words,
                Commas = measure.Commas,
                Sentences = measure.Sentences,
                Link = _link,
                Marks = _inherited,
            });
            _node.TextLength += text.Length;
            _text.Clear();
        }

        if (_links == 0)
        {
            _link = null;
        }

        (_linkLength, _strongLength, _breaks, _space) = (0, 0, 0, false);
    }

    private BlockKind KindOf(PageNode node) => _preformatted > 0 ? BlockKind.Preformatted : node.Kind switch
    {
        TagKind.Heading => BlockKind.Heading,
        TagKind.ListItem => BlockKind.ListItem,
        TagKind.Cell => BlockKind.Cell,
        TagKind.FigureCaption => BlockKind.Caption,
        _ => BlockKind.Paragraph,
    };
}
