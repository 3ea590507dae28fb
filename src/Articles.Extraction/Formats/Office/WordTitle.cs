using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Articles.Extraction.Formats.Office;

/// <summary>Finds the title of a document without styles: a first line that is bold, and larger than what follows or alone so.</summary>
internal static class WordTitle
{
    private const int MaxLength = 200;

    /// <summary>The paragraph; null when the first one is like the others.</summary>
    public static Paragraph? Find(Body body)
    {
        var paragraphs = body.Elements<Paragraph>().Where(paragraph => !string.IsNullOrWhiteSpace(WordText.Of(paragraph))).Take(3).ToList();
        if (paragraphs.Count < 2)
        {
            return null;
        }

        var text = WordText.Of(paragraphs[0]);
        return text.Length <= MaxLength && !text.EndsWith('.') && IsBold(paragraphs[0])
            && (SizeOf(paragraphs[0]) > SizeOf(paragraphs[^1]) || !IsBold(paragraphs[1]))
            ? paragraphs[0]
            : null;
    }

    private static bool IsBold(Paragraph paragraph) =>
        Runs(paragraph).All(run => run.RunProperties?.Bold is { } bold && (bold.Val is null || bold.Val.Value));

    /// <summary>In half points; 0 when the style says it.</summary>
    private static int SizeOf(Paragraph paragraph) =>
        Runs(paragraph).Select(run => int.TryParse(run.RunProperties?.FontSize?.Val?.Value, out var size) ? size : 0).DefaultIfEmpty(0)
            .Max();

    private static IEnumerable<Run> Runs(OpenXmlElement paragraph) =>
        paragraph.Descendants<Run>().Where(run => !string.IsNullOrWhiteSpace(run.InnerText));
}
