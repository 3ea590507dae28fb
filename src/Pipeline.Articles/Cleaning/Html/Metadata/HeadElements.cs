using AngleSharp.Dom;
using Pipeline.Articles.Cleaning.Html.Page;

namespace Pipeline.Articles.Cleaning.Html.Metadata;

/// <summary>The <c>meta</c>, <c>link</c> and <c>title</c> elements of a page, looked up by name.</summary>
internal sealed class HeadElements
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads them, wherever in the page they stand; the first of a name wins.</summary>
    public HeadElements(PageContent page)
    {
        var document = page.Document;
        Title = Fold(document.Title);
        Language = document.DocumentElement.GetAttribute("lang");
        foreach (var element in (document.Head?.Children ?? Enumerable.Empty<IElement>()).Concat(page.Declarations))
        {
            if (element.LocalName == "meta" && element.GetAttribute("content") is { Length: > 0 } content)
            {
                Add(element.GetAttribute("property"), content);
                Add(element.GetAttribute("name"), content);
                Add(element.GetAttribute("itemprop"), content);
                Add(element.GetAttribute("http-equiv"), content);
            }
            else if (element.LocalName == "link" && element.GetAttribute("href") is { Length: > 0 } href)
            {
                Add(element.GetAttribute("rel") is { } rel ? "link:" + rel : null, href);
            }
        }
    }

    /// <summary>The <c>title</c> element.</summary>
    public string? Title { get; }

    /// <summary>The root's <c>lang</c>.</summary>
    public string? Language { get; }

    /// <summary>The first of these names that the page has, white space folded; a link's relation as <c>link:canonical</c>.</summary>
    public string? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_values.TryGetValue(name, out var value) && Fold(value) is { } folded)
            {
                return folded;
            }
        }

        return null;
    }

    /// <summary>White space folded; null when nothing is left.</summary>
    public static string? Fold(string? text)
    {
        var folded = text is null ? string.Empty : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return folded.Length == 0 ? null : folded;
    }

    private void Add(string? name, string value)
    {
        if (!string.IsNullOrEmpty(name))
        {
            _values.TryAdd(name, value);
        }
    }
}
