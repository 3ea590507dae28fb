using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Body;

/// <summary>
/// Collects the captions of the article's pictures: what was dropped as a caption inside the body, or above it beside the headline.
/// </summary>
internal static partial class BodyCaptions
{
    private const int MinWords = 2;

    /// <summary>The captions in the order of the page; a credit that stands in the same figure follows its caption.</summary>
    public static IReadOnlyList<string> Collect(
        PageContent page, PageNode body, PageBlock? headline, IReadOnlyList<Verdict> verdicts, ArticleSignals signals)
    {
        var captions = new List<string>();
        PageNode? lastFigure = null;
        for (var i = Math.Min(headline?.Index ?? body.FirstBlock, body.FirstBlock); i < body.EndBlock; i++)
        {
            var block = page.Blocks[i];
            if (verdicts[i].Role != BlockRole.Caption || block.Words < MinWords
                || signals.Phrases.Match(block.Text) is { Role: BlockRole.Promotion })
            {
                continue;
            }

            var text = Counter().Replace(block.Text.Replace('\n', ' '), string.Empty);
            var figure = Figure(block.Node);
            if (figure is not null && figure == lastFigure)
            {
                captions[^1] = captions[^1].Contains(text, StringComparison.Ordinal) ? captions[^1] : $"{captions[^1]} {text}";
            }
            else if (!captions.Contains(text))
            {
                captions.Add(text);
            }

            lastFigure = figure;
        }

        return captions;
    }

    [GeneratedRegex(@"^\d{1,3} ?(?:/|of|von|de) ?\d{1,3}\b[ .:]*")]
    private static partial Regex Counter();

    private static PageNode? Figure(PageNode node)
    {
        for (var outer = node; outer is not null; outer = outer.Parent)
        {
            if (outer.Kind is TagKind.Figure)
            {
                return outer;
            }
        }

        return null;
    }
}
