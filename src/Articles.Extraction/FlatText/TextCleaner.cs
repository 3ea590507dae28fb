using System.Text;
using Articles.Extraction.Cleaning;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats;

namespace Articles.Extraction.FlatText;

/// <summary>
/// Finds the article in a page that somebody flattened to text: splits it into blocks, measures them, tags each as before, in, amid or
/// after the body, and reads headline, byline, dates, agency and captions off what lies around. Linear in the text's length. Safe for
/// concurrent callers.
/// </summary>
internal sealed class TextCleaner
{
    private const int MaxPasses = 10;
    private const int MaxLines = 50_000;

    private readonly ArticleSignals _signals;
    private readonly BlockMeasurer _measurer;
    private readonly BlockFeatures _features;
    private readonly BlockTagger _tagger;
    private readonly BlockExplainer _explainer;

    public TextCleaner(ArticleSignals signals)
        : this(signals, new BlockFeatures(), null)
    {
    }

    internal TextCleaner(ArticleSignals signals, BlockFeatures features, BlockTagger? tagger)
    {
        _signals = signals;
        _measurer = new BlockMeasurer(signals);
        _features = features;
        _tagger = tagger ?? BlockTagger.Load(features);
        _explainer = new BlockExplainer(features, _tagger);
    }

    /// <summary>Cleans one text.</summary>
    /// <param name="source">Flattened text.</param>
    /// <param name="explain">Whether to write down what was decided about each block.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArticleRejectedException">
    /// There is no article in it: code <c>no-article</c>, or <c>empty</c>; or it has too many lines: code <c>too-large</c>.
    /// </exception>
    public CleanedContent Clean(SourceDocument source, bool explain, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var blocks = DoubledText.Remove(LineSplitter.Split(source.Content, MaxLines, cancellationToken));
        var declared = source.Declared.Language is { Length: >= 2 } tag ? tag[..2].ToLowerInvariant() : null;
        var sample = BlockMeasurer.SampleLanguage(blocks);
        var language = declared ?? _measurer.FindLanguage(sample);
        _measurer.MeasureAlone(blocks, language);
        cancellationToken.ThrowIfCancellationRequested();
        var page = Tag(blocks, language);
        var rules = BodyRules.Apply(page);
        page = page with { Language = Settle(page, rules, declared, sample) };
        ArticleCheck.ThrowIfNone(page);
        cancellationToken.ThrowIfCancellationRequested();
        var metadata = new TextMetadata(_signals, page);
        var (published, modified) = metadata.FindDates();
        var kept = page.States.Count(state => state == BlockState.Body);
        return new CleanedContent
        {
            Title = metadata.FindTitle(),
            Byline = metadata.FindByline(),
            Source = metadata.FindAgency(),
            PublishedAt = published,
            ModifiedAt = modified,
            Language = page.Language,
            Text = Join(page),
            Captions = metadata.FindCaptions(),
            BlocksKept = kept,
            BlocksDropped = page.Blocks.Count - kept,
            Blocks = explain ? _explainer.Explain(page, metadata.HeadlineIndex, rules) : [],
        };
    }

    /// <summary>Tags measured blocks. A text with nothing around the article is not searched for one: it is all body.</summary>
    private TaggedPage Tag(List<TextBlock> blocks, string? language)
    {
        _measurer.MeasureTogether(blocks);
        var shape = new PageShape(blocks);
        var features = _features.Extract(blocks, shape);
        var states = _tagger.Tag(features, out var scores);
        if (shape.IsBare(blocks))
        {
            Array.Fill(states, BlockState.Body);
        }

        return new TaggedPage(blocks, states, scores, features, shape, language);
    }

    /// <summary>
    /// Cleans the body again as if it were the whole text, and drops what would be dropped then, so that cleaning a cleaned text changes
    /// nothing. It seldom finds anything but a line at the start.
    /// </summary>
    /// <returns>The body's language.</returns>
    private string? Settle(TaggedPage page, Dictionary<int, (BlockRole Role, string Reason)> rules, string? declared, string sample)
    {
        var language = page.Language;
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            var kept = new List<int>();
            var body = new List<TextBlock>();
            for (var i = 0; i < page.Blocks.Count; i++)
            {
                if (page.States[i] == BlockState.Body)
                {
                    body.Add(page.Blocks[i].Extract(kept.Count == 0 || !IsSameList(page, kept[^1], i)));
                    kept.Add(i);
                }
            }

            var bodySample = BlockMeasurer.SampleLanguage(body);
            language = declared ?? (bodySample == sample ? language : _measurer.FindLanguage(bodySample));
            sample = bodySample;
            if (language != page.Language)
            {
                _measurer.MeasureAlone(body, language);
            }

            var again = Tag(body, language);
            BodyRules.Apply(again);
            var dropped = again.States.Count(state => state != BlockState.Body);
            if (dropped == 0 || dropped == kept.Count)
            {
                break;
            }

            for (var k = 0; k < kept.Count; k++)
            {
                if (again.States[k] != BlockState.Body)
                {
                    page.States[kept[k]] = again.States[k];
                    rules[kept[k]] = (BlockRole.Other, "beside the body alone it does not look like part of it");
                }
            }
        }

        return language;
    }

    /// <summary>Paragraphs parted by a blank line; the items of a list, which had none between them, by a line break.</summary>
    private static string Join(TaggedPage page)
    {
        var text = new StringBuilder();
        var previous = -1;
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            if (page.States[i] != BlockState.Body)
            {
                continue;
            }

            var block = page.Blocks[i];
            if (previous >= 0)
            {
                text.Append(IsSameList(page, previous, i) ? "\n" : "\n\n");
            }

            text.Append(block.Text);
            previous = i;
        }

        return text.ToString();
    }

    private static bool IsSameList(TaggedPage page, int previous, int index) =>
        previous == index - 1 && !page.Blocks[index].BlankBefore
            && (page.Blocks[index].Marks & page.Blocks[previous].Marks & BlockMarks.Bullet) != 0;
}
