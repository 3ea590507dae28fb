using AngleSharp.Dom;
using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Metadata;

/// <summary>A page's <c>time</c> elements: which one is the publication's, and which are those of a change.</summary>
internal static class TimeElements
{
    private const int MaxLineLength = 80;
    private const int Levels = 3;

    private static readonly string[] Publications = ["publish", "entry-date"];
    private static readonly string[] Changes = ["updated", "modified", "changed"];

    /// <summary>Those that tell machines a time.</summary>
    public static List<IElement> In(PageContent page) =>
        [.. page.Declarations.Where(element => element.LocalName == "time" && element.HasAttribute("datetime"))];

    /// <summary>The first <c>time</c> that is marked as the publication's, or the only one of the page; never that of a change.</summary>
    public static string? Published(PageContent page, DateTimeOffset? modified, DateParser dates)
    {
        var times = In(page);
        var marked = times.Find(time => (time.HasAttribute("pubdate") || IsNamed(time, Publications)) && !IsShownAsChange(time, dates));
        if (marked is null && times.Select(time => time.GetAttribute("datetime")).Distinct().Count() == 1
            && (modified is null || MachineTime.Parse(times[0].GetAttribute("datetime")) != modified)
            && !times.Exists(time => IsChange(time, dates)))
        {
            marked = times[0];
        }

        return marked?.GetAttribute("datetime");
    }

    private static bool IsNamed(IElement element, string[] names) =>
        element.ClassName is { } classes && names.Any(name => classes.Contains(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a name or a word says that it is the time of a change.</summary>
    private static bool IsChange(IElement time, DateParser dates)
    {
        var around = time;
        for (var level = 0; level < Levels && around is not null; level++)
        {
            if (IsNamed(around, Changes) && !IsNamed(around, Publications))
            {
                return true;
            }

            around = around.ParentElement;
        }

        return IsShownAsChange(time, dates);
    }

    /// <summary>Whether readers see "Updated" before the day.</summary>
    private static bool IsShownAsChange(IElement time, DateParser dates)
    {
        var line = time;
        while (line.ParentElement is { } parent && line.TextContent.Trim().Length == time.TextContent.Trim().Length)
        {
            line = parent;
        }

        var text = line.TextContent.Length <= MaxLineLength ? line : time;
        return HeadElements.Fold(ShownText.Of(text)) is { Length: <= MaxLineLength } shown
            && dates.Find(shown, language: null) is [{ Role: DateRole.Modified }];
    }
}
