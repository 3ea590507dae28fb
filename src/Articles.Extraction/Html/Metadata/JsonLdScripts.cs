using AngleSharp.Dom;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Metadata;

/// <summary>A page's <c>application/ld+json</c> scripts, as they are written.</summary>
internal static class JsonLdScripts
{
    /// <summary>Their contents, those of the head first.</summary>
    public static IEnumerable<string> In(PageContent page) =>
        page.Head.Concat(page.Declarations)
            .Where(element => element.LocalName == "script" && IsType(element.GetAttribute("type")))
            .Select(script => script.FirstChild is IText { Data: var text } && script.ChildNodes.Length == 1 ? text : script.TextContent);

    /// <summary>Whether a script's type says so.</summary>
    public static bool IsType(string? type) => type?.Contains("ld+json", StringComparison.OrdinalIgnoreCase) ?? false;
}
