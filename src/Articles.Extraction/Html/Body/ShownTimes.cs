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
    private readonly List<IElement> _times = TimeElements.In(page);

    /// <summary>The line's dates with the exact day in place of what it shows; none where it has no element, or several.</summary>
    public IReadOnlyList<DateFinding> In(PageBlock block, string text)
    {
        if (_times.FindAll(time => block.Node.Element.Contains(time) && IsIn(text, time)) is not [var only]
            || MachineTime.Parse(only.GetAttribute("datetime")) is not { } instant)
        {
            return [];
        }

        var shown = Shown(only)!;
        var start = text.IndexOf(shown, StringComparison.Ordinal);
        var day = instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return dates.Find($"{text[..start]}{day}{text[(start + shown.Length)..]}", language: null) is [var date]
            ? [new DateFinding(instant, date.Role, start, start + shown.Length, HasTime: true)]
            : [];
    }

    private static bool IsIn(string text, IElement time) => Shown(time) is { } shown && text.Contains(shown, StringComparison.Ordinal);

    private static string? Shown(IElement time) => HeadElements.Fold(time.TextContent);
}
