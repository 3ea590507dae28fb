using Pipeline.Articles.Cleaning.Html.Body;
using Pipeline.Articles.Cleaning.Html.Metadata;
using Pipeline.Articles.Cleaning.Html.Page;
using Pipeline.Articles.Reading;

namespace Pipeline.Articles.Cleaning.Html;

/// <summary>Finds the article in a page.</summary>
internal sealed class HtmlCleaner
{
    private readonly PageParser _parser = new();

    public CleanedContent Clean(SourceDocument source, CancellationToken cancellationToken)
    {
        using var document = _parser.Parse(source.Content);
        var page = PageBuilder.Build(document, cancellationToken);
        var prose = Prose.Measure(page);
        Pruner.Prune(page, prose);
        var metadata = MetadataReader.Read(page);
        var live = Prose.OfLive(page);
        var body = BodyFinder.Find(page, live, metadata.Heading);
        var verdicts = BodyFilter.Judge(page, body, metadata);
        var decisions = page.Blocks.Select(block => new BlockDecision(verdicts[block.Index].Role, verdicts[block.Index].Kept, block.Prose, verdicts[block.Index].Reason, block.Text, Location(block))).ToList();
        return new CleanedContent
        {
            Title = metadata.Title,
            Byline = metadata.Byline,
            PublishedAt = metadata.PublishedAt,
            ModifiedAt = metadata.ModifiedAt,
            SiteName = metadata.SiteName,
            CanonicalUrl = metadata.CanonicalUrl,
            Language = metadata.Language,
            LeadImage = metadata.LeadImage,
            Text = string.Join("\n\n", page.Blocks.Where(block => verdicts[block.Index].Kept).Select(block => block.Text)),
            Blocks = decisions,
        };
    }

    private static string Location(PageBlock block)
    {
        var parts = new List<string>();
        for (var node = block.Node; node is not null; node = node.Parent)
        {
            parts.Add(node.Element.LocalName + (node.Element.ClassName is { Length: > 0 } c ? "." + c.Replace(' ', '.') : "") + (node.Element.Id is { Length: > 0 } id ? "#" + id : ""));
        }

        parts.Reverse();
        return string.Join(" > ", parts);
    }
}
