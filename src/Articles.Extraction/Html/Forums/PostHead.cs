using AngleSharp.Dom;
using Articles.Extraction.Evidence;
using Articles.Extraction.Html.Metadata;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Forums;

/// <summary>Who wrote a post and when, as the page shows it.</summary>
/// <param name="Author">The name, or null.</param>
/// <param name="Time">The time as it stands there, or null.</param>
/// <param name="PublishedAt">The time for machines, or null.</param>
internal sealed record PostHead(string? Author, string? Time, DateTimeOffset? PublishedAt)
{
    private const int MaxElements = 250;
    private const int MaxNameLength = 50;
    private const int MaxTimeLength = 60;
    private const int MaxLineLength = 160;

    private static readonly string[] Names =
        ["username", "user-name", "author", "poster", "creator", "nickname", "profile-link", "user-details", "display-name", "userinfo"];

    /// <summary>Reads what stands in the post around its text.</summary>
    /// <param name="page">The page.</param>
    /// <param name="post">The post.</param>
    /// <param name="signals">Tell a date.</param>
    /// <param name="language">The page's language, for the order of day and month.</param>
    public static PostHead Read(PageContent page, Post post, ArticleSignals signals, string? language)
    {
        if (post.Node == post.Body)
        {
            return new PostHead(null, null, null);
        }

        IElement? author = null;
        IElement? named = null;
        IElement? linked = null;
        IElement? time = null;
        var seen = 0;
        Visit(post.Node.Element);
        var shown = time is null ? null : TimeIn(HeadElements.Fold(ShownText.Of(time)), signals, language);
        var instant = MachineTime.Parse(time?.GetAttribute("datetime") ?? time?.GetAttribute("content"));
        foreach (var line in shown is null ? Around(page, post) : [])
        {
            if (signals.Dates.IsMentioned(line) && signals.Dates.Find(line, language) is [var date, ..])
            {
                (shown, instant) = (line[date.Start..date.End], instant ?? date.Instant);
                break;
            }
        }

        return new PostHead(NameIn(author) ?? NameIn(named) ?? NameIn(linked), shown, instant);

        void Visit(IElement parent)
        {
            foreach (var element in parent.Children)
            {
                if (element == post.Body.Element || ++seen > MaxElements)
                {
                    continue;
                }

                if (author is null && element.GetAttribute("itemprop") is { } property
                    && property.Contains("author", StringComparison.Ordinal))
                {
                    author = element.QuerySelector("[itemprop=name]") ?? element;
                }
                else if (named is null && IsNamed(element))
                {
                    var inner = element.LocalName == "a" ? null : element.QuerySelector("a");
                    named = new[] { inner, element }.FirstOrDefault(one => one is not null && NameIn(one) is not null);
                }
                else if (linked is null && element.LocalName == "a" && NameIn(element) is { } name
                    && signals.Dates.Find(name, language) is [] && signals.Phrases.Match(name) is null)
                {
                    linked = element;
                }

                var isTime = element.LocalName == "time" || element.GetAttribute("itemprop") is "datePublished" or "dateCreated";
                time ??= isTime ? element : null;
                Visit(element);
            }
        }
    }

    /// <summary>The date and time in what is shown of it: beside it stands how long ago that was.</summary>
    private static string? TimeIn(string? text, ArticleSignals signals, string? language)
    {
        if (text is null)
        {
            return null;
        }

        return signals.Dates.Find(text, language) is [var date, ..] ? text[date.Start..date.End] : Short(text, MaxTimeLength);
    }

    /// <summary>The lines around the text, those just above it first: who wrote it has a date of joining too.</summary>
    private static IEnumerable<string> Around(PageContent page, Post post)
    {
        for (var i = post.Body.FirstBlock - 1; i >= post.Node.FirstBlock; i--)
        {
            yield return page.Blocks[i].Text is { Length: <= MaxLineLength } above ? above : string.Empty;
        }

        for (var i = post.Body.EndBlock; i < post.Node.EndBlock; i++)
        {
            yield return page.Blocks[i].Text is { Length: <= MaxLineLength } below ? below : string.Empty;
        }
    }

    private static bool IsNamed(IElement element) =>
        (element.GetAttribute("rel")?.Contains("author", StringComparison.Ordinal) ?? false)
            || (element.ClassName is { Length: > 0 } names && Names.Any(name => names.Contains(name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A name is one line; a picture of its owner has none.</summary>
    private static string? NameIn(IElement? element)
    {
        var text = element?.LocalName == "meta" ? element.GetAttribute("content") : element?.TextContent;
        return Short(HeadElements.Fold(text), MaxNameLength) is { } name && name.Any(char.IsLetter) ? name : null;
    }

    private static string? Short(string? text, int longest) => text?.Length <= longest ? text : null;
}
