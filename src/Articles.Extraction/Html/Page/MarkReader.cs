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
    private const int FewestSlugDashes = 4;
    private static readonly SearchValues<char> SlugCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-");

    private readonly FrozenDictionary<string, Mark>.AlternateLookup<ReadOnlySpan<char>> _words = MarkWords.All.GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _innocent = MarkWords.Innocent.GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly Dictionary<string, Mark> _read = new(StringComparer.Ordinal);

    /// <summary>What the element's own names say.</summary>
    public Mark Read(IElement element, TagKind kind)
    {
        var marks = OfKind(kind);
        if (element.Attributes.Length == 0)
        {
            return marks;
        }

        for (var i = 0; i < element.Attributes.Length; i++)
        {
            var attribute = element.Attributes[i]!;
            marks |= attribute.Name switch
            {
                "id" => IsSlug(attribute.Value) ? Mark.None : OfName(attribute.Value),
                "class" or "data-testid" or "data-component" => OfName(attribute.Value),
                "itemprop" or "property" => OfProperty(attribute.Value),
                "itemtype" => attribute.Value.EndsWith("Comment", StringComparison.Ordinal) ? Mark.Comments : Mark.None,
                "role" => OfRole(attribute.Value),
                "aria-label" => attribute.Value.Equals("advertisement", StringComparison.OrdinalIgnoreCase) ? Mark.Advertisement : Mark.None,
                "hidden" => Mark.Hidden,
                "style" => IsHidden(attribute.Value) ? Mark.Hidden : Mark.None,
                _ => Mark.None,
            };
        }

        return marks;
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
    private static bool IsSlug(string id) => id.AsSpan().Count('-') >= FewestSlugDashes && !id.AsSpan().ContainsAnyExcept(SlugCharacters);

    private static bool IsHidden(string style)
    {
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && style.AsSpan(at + 7).TrimStart(" :").StartsWith("none", StringComparison.OrdinalIgnoreCase);
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
        _read[name] = marks;
        return marks;
    }

    /// <summary>WordPress names an article's element after all its categories and tags (the function <c>post_class</c>).</summary>
    private static bool IsPost(ReadOnlySpan<char> name) => name.Contains("hentry", StringComparison.Ordinal) || name.Contains("status-publish", StringComparison.Ordinal);

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

        return marks;
    }

    private Mark OfWords(ReadOnlySpan<char> name)
    {
        var marks = Mark.None;
        Span<char> pair = stackalloc char[2 * MaxWord];
        var (last, length) = (0, 0);
        for (var i = 0; i <= name.Length; i++)
        {
            var c = i < name.Length ? name[i] : ' ';
            var letter = char.IsAsciiLetterOrDigit(c);
            var boundary = !letter || (char.IsAsciiLetterUpper(c) && i > 0 && char.IsAsciiLetterLower(name[i - 1]));
            if (boundary && length > last)
            {
                // "hidden" is a state, "hidden-xs" and "label-hidden" are not this element's.
                var word = pair[last..length];
                var isWhole = last == 0 && IsSpace(c);
                marks |= _innocent.Contains(pair[..length]) || (IsState(word) && !isWhole) ? Mark.None : Of(word);
                marks |= last > 0 ? Of(pair[..length]) : Mark.None;
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

    private static bool IsSpace(char c) => c is ' ' or '\n' or '\t';

    private static bool IsState(ReadOnlySpan<char> word) => word is "hidden" or "hide";

    private Mark Of(ReadOnlySpan<char> word) => _words.TryGetValue(word, out var mark) ? mark : Mark.None;
}
