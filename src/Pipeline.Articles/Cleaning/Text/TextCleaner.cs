using Pipeline.Articles.Reading;

namespace Pipeline.Articles.Cleaning.Text;

/// <summary>Finds the article in a page that somebody flattened to text.</summary>
internal sealed class TextCleaner
{
    private readonly char[] _breaks = ['\n'];

    public CleanedContent Clean(SourceDocument source, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new CleanedContent { Text = source.Content.Trim(_breaks) };
    }
}
