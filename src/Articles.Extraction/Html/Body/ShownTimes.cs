using System.Globalization;
using AngleSharp.Dom;
using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Metadata;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Body;

/// <summary>
/// The days of <c>time</c> elements in lines whose text does not tell them: <c>3 days ago</c>, <c>10/12/2023</c>, <c>Monday</c>.
/// </summary>
internal sealed class ShownTimes(PageContent page, DateParser dates)
{
    private readonly List<(IElement Element, string Shown)> _times =
        [.. TimeElements.In(page).Select(time => (time, HeadElements.Fold(time.TextContent) ?? string.Empty)).Where(IsShown)];

    /// <summary>The line's dates with the exact day in place of what it shows; none where it has no element, or several.</summary>
    public IReadOnlyList<DateFinding> In(PageBlock block, string text)
    {
        if (Only(block, text) is not var (element, shown) || MachineTime.Parse(element.GetAttribute("datetime")) is not { } instant)
        {
            return [];
        }

        var start = text.IndexOf(shown, StringComparison.Ordinal);
        var day = instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return dates.Find($"{text[..start]}{day}{text[(start + shown.Length)..]}", language: null) is [var date]
            ? [new DateFinding(instant, date.Role, start, start + shown.Length, HasTime: true)]
            : [];
    }

    private static bool IsShown((IElement Element, string Shown) time) => time.Shown.Length > 0;

    /// <summary>The element whose time the line shows; null where it shows none, or several.</summary>
    private (IElement Element, string Shown)? Only(PageBlock block, string text)
    {
        (IElement, string)? only = null;
        foreach (var time in _times)
        {
            if (block.Node.Element.Contains(time.Element) && text.Contains(time.Shown, StringComparison.Ordinal))
            {
                if (only is not null)
                {
                    return null;
                }

                only = time;
            }
        }

        return only;
    }
}
