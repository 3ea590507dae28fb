using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Metadata;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Body;

/// <summary>Reads the short lines about an article as readers see them: their parts set apart, and the dates in them.</summary>
internal sealed class ShownLines(PageContent page, string? locale, DateParser dates)
{
    /// <summary>The most words of a label that stands by itself.</summary>
    public const int MaxLabelWords = 3;

    private const int MaxParts = 3;
    private const int MaxLetters = 200;

    private readonly ShownTimes _times = new(page, dates);

    // Each line is asked for more than once in turn.
    private (PageBlock Block, string Text, IReadOnlyList<DateFinding> Dates)? _last;

    /// <summary>The line and its dates; a label in the line above ("Last updated", "Published") says what its only date is.</summary>
    public (string Text, IReadOnlyList<DateFinding> Dates) Read(PageBlock block)
    {
        if (_last is not { } last || last.Block != block)
        {
            var (text, found) = ReadAnew(block);
            _last = last = (block, text, found);
        }

        return (last.Text, last.Dates);
    }

    private (string Text, IReadOnlyList<DateFinding> Dates) ReadAnew(PageBlock block)
    {
        var text = TextOf(block);
        var found = dates.Find(text, locale);
        if (found.Count == 0)
        {
            found = _times.In(block, text);
        }

        if (found is [{ Role: DateRole.Unlabelled } date] && Label(block) is { } label)
        {
            found = [date with { Role = dates.RoleOf(label) }];
        }

        return (text, found);
    }

    private string? Label(PageBlock block) =>
        block.Index > 0 && page.Blocks[block.Index - 1] is { Words: > 0 and <= MaxLabelWords } above
            && dates.Find(above.Text, locale).Count == 0 ? above.Text : null;

    /// <summary>The block's text; of a short line with its parts set apart.</summary>
    public static string TextOf(PageBlock block) =>
        block.Node.EndBlock - block.Node.FirstBlock <= MaxParts && block.Node.TextLength <= MaxLetters
            && HeadElements.Fold(ShownText.Of(block.Node.Element)) is { } text
                ? text
                : block.Text;
}
