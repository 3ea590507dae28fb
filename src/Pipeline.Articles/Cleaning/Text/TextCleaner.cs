using System.Text;
using Pipeline.Articles.Cleaning.Signals;
using Pipeline.Articles.Reading;

namespace Pipeline.Articles.Cleaning.Text;

/// <summary>
/// Finds the article in a page that somebody flattened to text: splits it into blocks, measures them, tags each as before, in, amid or after
/// the body, and reads headline, byline, dates, agency and captions off what lies around. Linear in the text's length. Safe for concurrent callers.
/// </summary>
internal sealed class TextCleaner
{
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
    /// <exception cref="ArticleRejectedException">There is no article in it: code <c>no-article</c>.</exception>
    public CleanedContent Clean(SourceDocument source, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var page = Tag(source, cancellationToken);
        var rules = BodyRules.Apply(page);
        ArticleCheck.ThrowIfNone(page);
        cancellationToken.ThrowIfCancellationRequested();
        var metadata = new PageMetadata(_signals, page);
        var (published, modified) = metadata.FindDates();
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
            Blocks = _explainer.Explain(page, metadata.HeadlineIndex, rules),
        };
    }

    private TaggedPage Tag(SourceDocument source, CancellationToken cancellationToken)
    {
        var blocks = LineSplitter.Split(source.Content, cancellationToken);
        var language = _measurer.Measure(blocks, source.Declared.Language);
        cancellationToken.ThrowIfCancellationRequested();
        var shape = new PageShape(blocks);
        var features = _features.Extract(blocks, shape);
        var states = _tagger.Tag(features, out var scores);
        return new TaggedPage(blocks, states, scores, features, shape.Headline, language);
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
            var sameList = previous == i - 1 && previous >= 0 && !block.BlankBefore && (block.Marks & page.Blocks[previous].Marks & BlockMarks.Bullet) != 0;
            text.Append(previous < 0 ? string.Empty : sameList ? "\n" : "\n\n").Append(block.Text);
            previous = i;
        }

        return text.ToString();
    }
}
