using AngleSharp.Dom;
using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Metadata;

/// <summary>A page's <c>time</c> elements: which one is the publication's, and which are those of a change.</summary>
internal static class TimeElements
{
    private const int MaxLineLength = 80;
    private const int Levels = 3;
    private const int MinHeadlineWords = 2;

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
            && !IsOfOthers(page, times[0])
            && (modified is null || MachineTime.Parse(times[0].GetAttribute("datetime")) != modified)
            && !times.Exists(time => IsChange(time, dates)))
        {
            marked = times[0];
        }

        return marked?.GetAttribute("datetime");
    }

    /// <summary>Whether it stands among comments, other stories or menus: it is theirs.</summary>
    private static bool IsOfOthers(PageContent page, IElement time)
    {
        var others = page.Nodes.Where(
            node => node.Pruned is { Role: BlockRole.Comments }
                || (node.Pruned is { Role: BlockRole.Related or BlockRole.Navigation or BlockRole.Other }
                && (node.Own & (Mark.Related | Mark.Navigation | Mark.Sidebar)) != 0 && LinksStory(page, node)))
            .Select(node => node.Element)
            .ToHashSet();
        for (var around = time.ParentElement; around is not null && others.Count > 0; around = around.ParentElement)
        {
            if (others.Contains(around))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An article's own date may stand in a column beside it: other stories have a headline that is a link.</summary>
    private static bool LinksStory(PageContent page, PageNode node)
    {
        for (var i = node.FirstBlock; i < node.EndBlock; i++)
        {
            if (page.Blocks[i] is { LinkLength: > 0, Words: >= MinHeadlineWords })
            {
                return true;
            }
        }

        return false;
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
