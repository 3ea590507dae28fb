using System.Globalization;
using Articles.Extraction;
using Pipeline.Articles.Cleaning;
using Pipeline.Local.Commands.Output;
using Spectre.Console;

namespace Pipeline.Local.Offline;

/// <summary>
/// Prints explained articles as text: the result, then two lines per block. The first has the decision, its classification, its score and
/// the rule that decided; the second has its position and its beginning.
/// </summary>
internal sealed class ExplainReport(IAnsiConsole console)
{
    private const int LabelWidth = 11;
    private const int Indent = 6;

    private static readonly int RoleWidth = Enum.GetNames<BlockRole>().Max(name => name.Length);

    /// <summary>Prints an article.</summary>
    public void Print(ExplainedArticle explained)
    {
        var name = explained.Part is null ? explained.Name : $"{explained.Name} · {explained.Part}";
        console.MarkupLine($"[bold underline]{Markup.Escape(CellText.Fit(name, console.Profile.Width))}[/]");
        PrintFound(explained);
        console.WriteLine();
        foreach (var block in explained.Blocks)
        {
            PrintBlock(block);
        }

        console.WriteLine();
    }

    private void PrintFound(ExplainedArticle explained)
    {
        if (explained.Rejected is { } reason)
        {
            Fact("rejected", $"{reason.Code}: {reason.Message}", "yellow");
        }

        if (explained.Article is not { } article)
        {
            return;
        }

        Fact("title", article.Title);
        Fact("byline", article.Byline);
        Fact("source", article.Source);
        Fact("published", Time(article.PublishedAt));
        Fact("modified", Time(article.ModifiedAt));
        Fact("site", article.SiteName);
        Fact("url", article.CanonicalUrl);
        Fact("language", article.Language);
        Fact("declared language", article.DeclaredLanguage == article.Language ? null : article.DeclaredLanguage);
        Fact("picture", article.LeadImage);
        Fact("format", string.Join(", ", new[] { article.Format, article.Charset }.OfType<string>()));
        foreach (var caption in article.Captions)
        {
            Fact("caption", caption);
        }

        Fact("body",
            string.Create(
            CultureInfo.InvariantCulture,
            $"{article.WordCount:N0} words; {article.BlocksKept:N0} blocks kept, {article.BlocksDropped:N0} dropped"));
    }

    private void PrintBlock(BlockDecision block)
    {
        var decision = string.Create(
            CultureInfo.InvariantCulture,
            $"{(block.Kept ? "keep" : "drop")}  {block.Role.ToString().ToLowerInvariant().PadRight(RoleWidth)} {block.Score,8:0.00}  ");
        var reason = CellText.Fit(block.Reason, console.Profile.Width - decision.Length);
        console.MarkupLine($"[{(block.Kept ? "green" : "red")}]{decision}[/]{Markup.Escape(reason)}");

        var room = console.Profile.Width - Indent;
        var location = CellText.Fit(block.Location, room / 2);
        var text = CellText.Fit(block.Text, Math.Max(1, room - CellText.Width(location) - 2));
        console.MarkupLine($"{new string(' ', Indent)}[dim]{Markup.Escape(location)}[/]  {Markup.Escape(text)}");
    }

    private void Fact(string label, string? value, string style = "default")
    {
        if (!string.IsNullOrEmpty(value))
        {
            var text = CellText.Fit(value, console.Profile.Width - LabelWidth - 2);
            console.MarkupLine($"  [dim]{label.PadRight(LabelWidth)}[/][{style}]{Markup.Escape(text)}[/]");
        }
    }

    private static string? Time(DateTimeOffset? time) =>
        time?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
