using System.Buffers;
using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Articles.Extraction.Html.Page;

/// <summary>Reads what elements' names say of them. One for each page: it remembers the names it has read.</summary>
internal sealed class MarkReader
{
    // Longer names are generated; what they say stands at their beginning.
    private const int MaxName = 300;
    private const int MaxWord = 40;
    private const int MinSlugDashes = 4;
    private const int MaxSlug = 120;
    private const int MaxHash = 8;
    private const int MinSections = 2;

    // So many different names has a usual page.
    private const int UsualNames = 300;

    // Looking into each of many in one another would take the square of their number.
    private const int MaxSidebars = 50;
    private static readonly SearchValues<char> SlugCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly FrozenDictionary<string, Mark>.AlternateLookup<ReadOnlySpan<char>> _words =
        MarkWords.All.GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _innocent =
        MarkWords.Innocent.GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly Dictionary<string, Mark> _read = new(UsualNames, StringComparer.Ordinal);

    private int _sidebars;

    /// <summary>What the element's own names say.</summary>
    public Mark Read(IElement element, TagKind kind)
    {
        var marks = ReadNames(element, kind);
        return (marks & Mark.Sidebar) != 0 && _sidebars++ < MaxSidebars && RecipePart.Is(element) ? marks & ~Mark.Sidebar : marks;
    }

    private Mark ReadNames(IElement element, TagKind kind)
    {
        var marks = OfKind(kind);
        var attributes = element.Attributes;
        if (attributes.Length == 0)
        {
            return marks;
        }

        for (var i = 0; i < attributes.Length; i++)
        {
            var attribute = attributes[i]!;
            marks |= attribute.Name switch
            {
                "id" => kind == TagKind.Heading || IsSlug(attribute.Value) || IsOfHeading(element, attribute.Value)
                    ? Mark.None
                    : OfName(attribute.Value),
                "class" or "data-testid" or "data-component" => OfName(attribute.Value),
                "itemprop" or "property" => OfProperty(attribute.Value),
                "itemtype" => attribute.Value.EndsWith("Comment", StringComparison.Ordinal) ? Mark.Comments : Mark.None,
                "role" => OfRole(attribute.Value),
                "aria-label" =>
                    attribute.Value.Equals("advertisement", StringComparison.OrdinalIgnoreCase) ? Mark.Advertisement : Mark.None,
                "hidden" => attribute.Value.Equals("until-found", StringComparison.OrdinalIgnoreCase) ? Mark.None : Mark.Hidden,
                "style" => IsHidden(attribute.Value, kind) ? Mark.Hidden : Mark.None,
                _ => Mark.None,
            };
        }

        // A page says of no element but one that it is its main part: what hides it, a script takes off.
        return kind == TagKind.Main ? marks & ~(Mark.Sidebar | Mark.Hidden) : marks;
    }

    private static Mark OfKind(TagKind kind) => kind switch
    {
        TagKind.Navigation => Mark.Navigation,
        TagKind.Aside => Mark.Sidebar,
        TagKind.Footer => Mark.Footer,
        TagKind.FigureCaption => Mark.Caption,
        TagKind.Quote => Mark.Quote,
        TagKind.Table => Mark.Table,
        _ => Mark.None,
    };

    private static Mark OfRole(string role) => role switch
    {
        "navigation" or "menu" or "menubar" or "search" or "tablist" or "toolbar" => Mark.Navigation,
        "complementary" => Mark.Sidebar,
        "contentinfo" => Mark.Footer,
        "banner" => Mark.Header,
        "dialog" or "alertdialog" => Mark.Overlay,
        "tabpanel" => Mark.Panel,
        _ => Mark.None,
    };

    private static Mark OfProperty(string property) => property switch
    {
        "articleBody" or "reviewBody" or "schema:articleBody" or "content:encoded" or "schema:text" => Mark.ArticleBody,
        "author" or "creator" => Mark.Byline,
        "datePublished" or "dateModified" or "dateCreated" => Mark.Date,
        "caption" => Mark.Caption,
        "comment" => Mark.Comments,
        "keywords" => Mark.Topics,
        _ => Mark.None,
    };

    /// <summary>
    /// Whether an id is made of a heading's words, as documentation and Markdown write it: it says what the section is about.
    /// </summary>
    private static bool IsSlug(string id) => id.AsSpan().Count('-') >= MinSlugDashes && !id.AsSpan().ContainsAnyExcept(SlugCharacters);

    /// <summary>
    /// Whether a section's id is its own heading's words, with what a generator adds behind them (<c>related-work-XmC9S0</c>). One that is
    /// named like what sites have around their articles has to have its like beside it.
    /// </summary>
    private bool IsOfHeading(IElement element, string id) =>
        OfName(id) != Mark.None && NamesHeading(element, id) is { } sure
        && (sure || element.ParentElement?.Children.Count(
            other => other != element && other.Id is { Length: > 0 } beside && NamesHeading(other, beside) is not null) >= MinSections);

    /// <summary>Null when the id is none of its heading; whether the heading says more than the id's words.</summary>
    private static bool? NamesHeading(IElement element, string id)
    {
        if (element.FirstElementChild is not { LocalName: "h1" or "h2" or "h3" or "h4" } heading)
        {
            return null;
        }

        Span<char> name = stackalloc char[MaxSlug];
        Span<char> words = stackalloc char[MaxSlug];
        var slug = name[..Letters(id, name)];
        var title = words[..Letters(heading.TextContent, words)];
        if (slug.IsEmpty || title.IsEmpty)
        {
            return null;
        }

        if (title.StartsWith(slug))
        {
            return title.Length > slug.Length;
        }

        return slug.StartsWith(title) && slug.Length - title.Length <= MaxHash ? true : null;
    }

    private static int Letters(string text, Span<char> target)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) && length < target.Length)
            {
                target[length++] = char.ToLowerInvariant(c);
            }
        }

        return length;
    }

    /// <summary>A container that is not visible is as a rule a panel that opens, or comes into view, later.</summary>
    private static bool IsHidden(string style, TagKind kind) =>
        Says(style, "display", "none")
            || (kind is TagKind.Paragraph or TagKind.Inline or TagKind.Heading or TagKind.ListItem && Says(style, "visibility", "hidden"));

    private static bool Says(string style, string property, string value)
    {
        var at = style.IndexOf(property, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && style.AsSpan(at + property.Length).TrimStart(" :").StartsWith(value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Hidden on a small screen, and shown on a large one (Tailwind, UnoCSS): <c>hidden md:block</c>.</summary>
    private static bool IsShownWide(ReadOnlySpan<char> name)
    {
        foreach (var range in name.Split(' '))
        {
            var token = name[range];
            if (token.LastIndexOf(':') is var colon and > 0 && token[(colon + 1)..] is "block" or "flex" or "grid" or "inline"
                or "inline-block" or "inline-flex" or "table" or "contents" or "list-item"
                && !token.StartsWith("max-"))
            {
                return true;
            }
        }

        return false;
    }

    private Mark OfName(string name)
    {
        if (name.Length == 0)
        {
            return Mark.None;
        }

        if (_read.TryGetValue(name, out var known))
        {
            return known;
        }

        var text = name.AsSpan(0, Math.Min(name.Length, MaxName));
        var marks = IsPost(text) ? OfPost(text) : OfWords(text);
        marks &= (marks & Mark.Hidden) != 0 && IsShownWide(text) ? ~Mark.Hidden : ~Mark.None;
        _read[name] = marks;
        return marks;
    }

    /// <summary>WordPress names an article's element after all its categories and tags (the function <c>post_class</c>).</summary>
    private static bool IsPost(ReadOnlySpan<char> name) =>
        name.Contains("hentry", StringComparison.Ordinal) || name.Contains("status-publish", StringComparison.Ordinal);

    private Mark OfPost(ReadOnlySpan<char> name)
    {
        var marks = Mark.None;
        foreach (var range in name.Split(' '))
        {
            var token = name[range];
            if (!token.StartsWith("category-") && !token.StartsWith("tag-") && !token.StartsWith("format-"))
            {
                marks |= OfWords(token);
            }
        }

        return marks & ~Mark.Post;
    }

    private Mark OfWords(ReadOnlySpan<char> name)
    {
        var marks = Mark.None;
        Span<char> pair = stackalloc char[2 * MaxWord];
        var (last, length, isFirst, isUtility, begins) = (0, 0, true, false, true);
        for (var i = 0; i <= name.Length; i++)
        {
            var c = i < name.Length ? name[i] : ' ';
            var letter = char.IsAsciiLetterOrDigit(c);
            var boundary = !letter || (char.IsAsciiLetterUpper(c) && i > 0 && char.IsAsciiLetterLower(name[i - 1]));
            if (boundary && length > last)
            {
                var word = pair[last..length];
                marks |= isUtility ? Mark.None : OfPair(pair[..length], last, isFirst, begins, IsSpace(c));
                begins = isFirst && !IsSpace(c);
                isUtility = !IsSpace(c) && (isUtility || (isFirst && IsUtility(word)));
                isFirst = IsSpace(c);
                // The word becomes the first of the next pair; a pair does not reach over to another class.
                pair[last..length].CopyTo(pair);
                (last, length) = IsSpace(c) ? (0, 0) : (length - last, length - last);
            }

            if (letter && length < pair.Length && length - last < MaxWord)
            {
                pair[length++] = char.ToLowerInvariant(c);
            }
        }

        return marks;
    }

    /// <summary>What a word of a name says, by itself and with the one before it.</summary>
    /// <param name="pair">The two words, or the one, as one.</param>
    /// <param name="last">Where the later one begins.</param>
    /// <param name="isFirst">Whether none is before it in its class.</param>
    /// <param name="isSecond">Whether one is.</param>
    /// <param name="isLast">Whether none comes after it.</param>
    private Mark OfPair(ReadOnlySpan<char> pair, int last, bool isFirst, bool isSecond, bool isLast)
    {
        var word = pair[last..];

        // "hidden" is a state, "hidden-xs" and "label-hidden" are not this element's.
        var isPartOfState = IsState(word) && !(last == 0 && isLast);
        var said = isPartOfState ? Mark.None : Of(word);
        var marks = said != Mark.None && _innocent.Contains(pair) ? Mark.None : said;
        if (last > 0)
        {
            // "is-hidden-mobile" is hidden on telephones only.
            var isHiddenSometimes = IsState(word) && !(isSecond && isLast);
            marks |= Of(pair) & (isHiddenSometimes ? ~Mark.Hidden : ~Mark.None);
        }

        // "text-secondary" is a colour, "secondary" and "secondary-content" a column.
        var isColour = word is "secondary" && !isFirst && !IsColumn(pair[..last]);
        return isColour ? marks & ~Mark.Sidebar : marks;
    }

    private static bool IsSpace(char c) => c is ' ' or '\n' or '\t';

    /// <summary>The properties that atomic class names open with: what follows is a value.</summary>
    private static bool IsUtility(ReadOnlySpan<char> word) =>
        word is "bg" or "font" or "ff" or "border" or "fill" or "stroke" or "color" or "ring" or "divide";

    private static bool IsColumn(ReadOnlySpan<char> word) =>
        word is "col" or "column" or "columns" or "content" or "area" or "region" or "layout" or "sidebar" or "rail";

    /// <summary>What says something alone, and before other words something else: AEM names all its components <c>cmp-</c>.</summary>
    private static bool IsState(ReadOnlySpan<char> word) => word is "hidden" or "hide" or "cmp";

    private Mark Of(ReadOnlySpan<char> word) => _words.TryGetValue(word, out var mark) ? mark : Mark.None;
}
