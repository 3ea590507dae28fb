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
    }

    /// <summary>Cleans one text.</summary>
    /// <exception cref="ArticleRejectedException">There is no article in it: code <c>no-article</c>.</exception>
    public CleanedContent Clean(SourceDocument source, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var blocks = LineSplitter.Split(source.Content, cancellationToken);
        var language = _measurer.Measure(blocks, source.Declared.Language);
        cancellationToken.ThrowIfCancellationRequested();
        var features = _features.Extract(blocks);
        var states = _tagger.Tag(features, out var scores);
        cancellationToken.ThrowIfCancellationRequested();
        return Assemble(blocks, states, scores, language);
    }

    private static CleanedContent Assemble(List<TextBlock> blocks, BlockState[] states, float[] scores, string? language)
    {
        var text = new StringBuilder();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (states[i] == BlockState.Body)
            {
                text.Append(text.Length == 0 ? string.Empty : "\n\n").Append(blocks[i].Text);
            }
        }

        var decisions = blocks.Select((block, i) => new BlockDecision(BlockRole.Other, states[i] == BlockState.Body, scores[i], string.Empty, block.Text, $"line {block.Line}"));
        return new CleanedContent { Text = text.ToString(), Language = language, Blocks = [.. decisions] };
    }
}
