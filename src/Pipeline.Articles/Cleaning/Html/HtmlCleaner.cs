using AngleSharp.Html.Parser;
using Pipeline.Articles.Reading;

namespace Pipeline.Articles.Cleaning.Html;

/// <summary>Finds the article in a page.</summary>
internal sealed class HtmlCleaner
{
    private readonly HtmlParser _parser = new();

    public CleanedContent Clean(SourceDocument source, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var document = _parser.ParseDocument(source.Content);
        var text = string.Join("\n\n", document.QuerySelectorAll("p").Select(paragraph => paragraph.TextContent.Trim()).Where(text => text.Length > 0));
        return new CleanedContent { Title = document.Title, Text = text };
    }
}
