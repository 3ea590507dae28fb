using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Articles.Extraction.Html.Page;

/// <summary>Walks a document once and writes down its block elements and its blocks of text. One for each page.</summary>
internal sealed class PageBuilder
{
    private const int FewestPopUpLinks = 3;
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

    private PageBuilder(CancellationToken cancellationToken) => _cancellationToken = cancellationToken;

    /// <summary>Reads the page.</summary>
    public static PageContent Build(IHtmlDocument document, CancellationToken cancellationToken)
    {
        var builder = new PageBuilder(cancellationToken);
        builder.Enter(document.Body ?? document.DocumentElement, TagKind.Block, Mark.None);
        return new PageContent(document, builder._nodes, builder._blocks, builder._declarations);
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
        var children = parent.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            switch (children[i])
            {
                case IText text:
                    Append(text.Data);
                    break;
                case IElement element:
                    Visit(element);
                    break;
            }
        }
    }

    private void Visit(IElement element)
    {
        var kind = Tags.KindOf(element.LocalName);
        if (kind == TagKind.Time || (element.Attributes.Length > 0 && Declares(element, kind)))
        {
            _declarations.Add(element);
        }

        switch (kind)
        {
            case TagKind.Skipped:
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

    private static bool Declares(IElement element, TagKind kind) =>
        element.HasAttribute("itemprop") || (kind is TagKind.Link or TagKind.Skipped && (element.HasAttribute("rel") || element.LocalName is "meta" or "script"));

    private void Link(IElement element)
    {
        _links++;
        _link ??= element.GetAttribute("href");
        VisitChildren(element);
        _links--;
    }

    /// <summary>
    /// An inline element runs on with its line, unless its name or its form says that it is something apart: a credit, a share bar, a
    /// pop-up of links.
    /// </summary>
    private void Inline(IElement element, TagKind kind)
    {
        const Mark Apart = Mark.Caption | Mark.Share | Mark.Prompt | Mark.Advertisement | Mark.Related | Mark.AuthorBio | Mark.Byline | Mark.Hidden | Mark.Comments;
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

    /// <summary>Three links or more with no text between them, in the middle of a line.</summary>
    private bool IsPopUp(IElement element) =>
        _text.Length > 0 && _links == 0 && element.ChildElementCount >= FewestPopUpLinks && CountBareLinks(element) >= FewestPopUpLinks;

    private static int CountBareLinks(INode parent)
    {
        var links = 0;
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText text && !string.IsNullOrWhiteSpace(text.Data))
            {
                return int.MinValue / 2;
            }

            links += child is IElement { LocalName: "a" } ? 1 : child is IElement ? Math.Max(CountBareLinks(child), int.MinValue / 4) : 0;
        }

        return links;
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

            var end = 1;
            while (end < rest.Length && !IsSpace(rest[end]))
            {
                end++;
            }

            Separate();
            _text.Append(rest[..end]);
            Count(end);
            rest = rest[end..];
        }
    }

    private static bool IsSpace(char c) => c <= ' ' || (c > '~' && (char.IsWhiteSpace(c) || c == '\u200b'));

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
