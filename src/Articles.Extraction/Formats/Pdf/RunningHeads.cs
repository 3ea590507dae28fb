using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.Pdf;

/// <summary>Removes what stands at the head or foot of page after page, and page numbers.</summary>
internal static partial class RunningHeads
{
    /// <summary>How much of a page's height counts as its head, and as its foot.</summary>
    private const double Margin = 0.12;

    /// <summary>How far a head may stand from where it stood on another page, in points.</summary>
    private const double Tolerance = 12;

    private const int MaxLength = 200;
    private const int MaxLines = 10;

    public static IReadOnlyList<PdfPage> Remove(IReadOnlyList<PdfPage> pages)
    {
        var heads = pages
            .SelectMany(
                (page, number) =>
                page.Blocks.Where(block => InMargin(block, page)).Select(block => (Number: number, Text: Key(block.Text), block.Top)))
            .ToLookup(head => head.Text);
        return [.. pages.Select((page, number) => page with
        {
            Blocks = [.. page.Blocks.Where(block => !InMargin(block, page)
                || !(PageNumber().IsMatch(block.Text)
                    || heads[Key(block.Text)].Any(other => other.Number != number && Math.Abs(other.Top - block.Top) < Tolerance)))],
        })];
    }

    /// <summary>What stands in the margins, each line once; null when they are empty.</summary>
    public static string? Find(IReadOnlyList<PdfPage> pages)
    {
        var lines = pages.SelectMany(page => page.Blocks.Where(block => InMargin(block, page))).Select(block => block.Text)
            .Where(text => !PageNumber().IsMatch(text)).DistinctBy(Key).Take(MaxLines).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static bool InMargin(PdfBlock block, PdfPage page) =>
        block.Lines.Count <= 3 && block.Text.Length <= MaxLength
            && (block.Bottom > page.Height * (1 - Margin) || block.Top < page.Height * Margin);

    /// <summary>The text with its numbers left out: "Page 3 of 9" is the same on each page.</summary>
    private static string Key(string text) => Digits().Replace(text, "#").ToLowerInvariant();

    [GeneratedRegex(@"\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"\A[\s\p{P}|]*(\p{L}{1,12}\.?\s*)?\d{1,4}(\s*(/|of|von|de|sur|di|van|av)\s*\d{1,4})?[\s\p{P}|]*\z",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();
}
