namespace Pipeline.Articles.Cleaning.Html.Page;

/// <summary>
/// Looks over markup before it is parsed: an HTML parser's time is the product of elements and open elements, so a megabyte of start tags
/// would take it minutes. One pass, no allocation; attributes are not read, so the count is close, not exact.
/// </summary>
/// <param name="options">The limits.</param>
internal sealed class MarkupBounds(CleaningOptions options)
{
    private const int MaxName = 16;

    // So few tags are parsed within half a second, however they nest.
    private const int FewTags = 10_000;

    /// <summary>Passes markup that can be parsed in good time.</summary>
    /// <exception cref="ArticleRejectedException">It is nested too deep, or has too many elements.</exception>
    public void Check(ReadOnlySpan<char> html)
    {
        if (html.Count('<') <= FewTags)
        {
            return;
        }

        var (elements, depth) = (0, 0);
        Span<char> buffer = stackalloc char[MaxName];
        for (var rest = html; rest.IndexOf('<') is var start and >= 0;)
        {
            rest = rest[(start + 1)..];
            if (rest.StartsWith("!--"))
            {
                rest = Behind(rest, "-->");
                continue;
            }

            var closes = rest.StartsWith("/");
            var name = NameOf(closes ? rest[1..] : rest, buffer);
            if (name.IsEmpty)
            {
                continue;
            }

            if (closes)
            {
                depth -= depth > 0 && StaysOpen(name) ? 1 : 0;
                continue;
            }

            if (++elements > options.MaxElements)
            {
                throw new ArticleRejectedException(
                    "too-many-elements", $"The page has more than {options.MaxElements:N0} elements. If it is an article after all, raise Cleaning:MaxElements.");
            }

            if (IsRawText(name))
            {
                rest = BehindRawText(rest, name);
            }
            else if (StaysOpen(name) && ++depth > options.MaxNesting)
            {
                throw new ArticleRejectedException(
                    "too-deep", $"The page nests its elements more than {options.MaxNesting:N0} deep. If it is an article after all, raise Cleaning:MaxNesting.");
            }
        }
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var length = 0;
        while (length < text.Length && length < buffer.Length && char.IsAsciiLetterOrDigit(text[length]))
        {
            buffer[length] = char.ToLowerInvariant(text[length]);
            length++;
        }

        return length > 0 && char.IsAsciiLetter(buffer[0]) ? buffer[..length] : [];
    }

    /// <summary>Elements that are never open (void ones), or that the next of their kind closes, do not nest.</summary>
    private static bool StaysOpen(ReadOnlySpan<char> name) => name is not (
        "area" or "base" or "br" or "col" or "embed" or "hr" or "img" or "input" or "link" or "meta" or "param" or "source" or "track" or "wbr"
        or "p" or "li" or "dt" or "dd" or "td" or "th" or "tr" or "tbody" or "thead" or "tfoot" or "option" or "optgroup" or "colgroup" or "rt" or "rp"
        or "html" or "head" or "body");

    private static bool IsRawText(ReadOnlySpan<char> name) => name is "script" or "style" or "textarea" or "title" or "xmp" or "iframe" or "noembed" or "noframes";

    private static ReadOnlySpan<char> BehindRawText(ReadOnlySpan<char> rest, scoped ReadOnlySpan<char> name)
    {
        while (rest.IndexOf("</") is var end and >= 0)
        {
            rest = rest[(end + 2)..];
            if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return rest;
            }
        }

        return [];
    }

    private static ReadOnlySpan<char> Behind(ReadOnlySpan<char> rest, ReadOnlySpan<char> mark) =>
        rest.IndexOf(mark) is var end and >= 0 ? rest[(end + mark.Length)..] : [];
}
