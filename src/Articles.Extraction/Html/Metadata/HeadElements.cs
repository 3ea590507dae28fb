using AngleSharp.Dom;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Metadata;

/// <summary>The <c>meta</c>, <c>link</c> and <c>title</c> elements of a page, looked up by name.</summary>
internal sealed class HeadElements
{
    private readonly Dictionary<string, List<string>> _all = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads them, wherever in the page they stand; the first of a name wins.</summary>
    public HeadElements(PageContent page)
    {
        var document = page.Document;
        Title = Fold(document.Title);
        Language = document.DocumentElement.GetAttribute("lang");
        foreach (var element in page.Head.Concat(page.Declarations))
        {
            if (element.LocalName is "meta" or "link")
            {
                Read(element.Attributes, isLink: element.LocalName == "link");
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

    /// <summary>The values of those whose name is one of these, white space folded, in the order of the page.</summary>
    public IReadOnlyList<string> FindAll(Func<string, bool> isName) =>
        [.. _values.Where(value => isName(value.Key)).Select(value => Fold(value.Value)).OfType<string>()];

    /// <summary>Authors have an element each.</summary>
    private static bool IsOfSeveral(string name) =>
        name.Contains("author", StringComparison.OrdinalIgnoreCase) || name.Contains("creator", StringComparison.OrdinalIgnoreCase)
            || name is "byl" or "twitter:data1";

    /// <summary>All values of the first of these names of authors that the page has, each once.</summary>
    public IReadOnlyList<string> FindAll(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_all.TryGetValue(name, out var values)
                && values.Select(Fold).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } folded)
            {
                return folded;
            }
        }

        return [];
    }

    /// <summary>White space folded; null when nothing is left.</summary>
    public static string? Fold(string? text)
    {
        if (text is null || IsFolded(text))
        {
            return string.IsNullOrEmpty(text) ? null : text;
        }

        var folded = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return folded.Length == 0 ? null : folded;
    }

    private static bool IsFolded(string text)
    {
        // A blank before the text, and one behind it, are no single ones.
        var last = ' ';
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) && (c != ' ' || last == ' '))
            {
                return false;
            }

            last = c;
        }

        return text.Length == 0 || last != ' ';
    }

    private void Read(INamedNodeMap attributes, bool isLink)
    {
        var value = attributes[isLink ? "href" : "content"]?.Value;
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        for (var i = 0; i < attributes.Length; i++)
        {
            var attribute = attributes[i]!;
            if (isLink ? attribute.Name == "rel" : attribute.Name is "property" or "name" or "itemprop" or "http-equiv")
            {
                var name = isLink ? "link:" + attribute.Value : attribute.Value;
                if (name.StartsWith("dc", StringComparison.OrdinalIgnoreCase))
                {
                    // Dublin Core is written with a dot, and with a colon.
                    name = name.Replace(':', '.');
                }

                _values.TryAdd(name, value);
                if (!isLink && IsOfSeveral(name))
                {
                    _all.TryAdd(name, []);
                    _all[name].Add(value);
                }
            }
        }
    }
}
