using System.CommandLine;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Operations.Revisions;
using Pipeline.Local.Commands.Output;
using Pipeline.Local.Hosting;

namespace Pipeline.Local.Commands.Operating;

/// <summary><c>article diff ID|NAME [--from N] [--to N] [--json]</c>: what changed between two revisions of an article.</summary>
internal static class ArticleDiffCommand
{
    public static Command Create()
    {
        var article = new Argument<string>("ID|NAME") { Description = "The article's id, or its file's name in the inbox." };
        var from = new Option<int?>("--from")
        {
            Description = "The earlier revision's number. Default: the one before the later revision.",
            CustomParser = result => WholeNumber.From("--from", int.MaxValue)(result),
        };
        var to = new Option<int?>("--to")
        {
            Description = "The later revision's number. Default: the current one.",
            CustomParser = result => WholeNumber.From("--to", int.MaxValue)(result),
        };
        var json = new Option<bool>("--json") { Description = "One JSON object." };
        var diff = new Command("diff", "Shows what changed between two revisions of an article.") { article, from, to, json };
        diff.SetAction((arguments, cancellationToken) => OperatorServices.RunAsync(
            async (services, token) =>
            {
                var asked = arguments.GetRequiredValue(article);
                var id = await FindAsync(services.GetRequiredService<ArticleLookup>(), asked, token);
                var comparison = await services.GetRequiredService<RevisionComparer>()
                    .CompareAsync(id, arguments.GetValue(from), arguments.GetValue(to), token);
                if (comparison is null)
                {
                    throw new InvalidOperationException(
                        $"These two revisions of '{CellText.OneLine(asked)}' are not kept. Revisions replaced from now on are kept "
                        + "(Cleaning__FormerRevisions), until the article is withdrawn.");
                }

                Console.WriteLine(arguments.GetValue(json) ? CliJson.Serialize(comparison) : Text(comparison));
                return ExitCodes.Success;
            },
            cancellationToken));
        return diff;
    }

    /// <summary>The article for the name: the only one of a file.</summary>
    private static async Task<ArticleId> FindAsync(ArticleLookup lookup, string asked, CancellationToken cancellationToken)
    {
        if (await lookup.FindAsync(asked, cancellationToken) is not { } history)
        {
            throw new InvalidOperationException($"No article has the id or file name '{CellText.OneLine(asked)}'.");
        }

        return history.OnlyArticle(asked) ?? throw new InvalidOperationException(
            $"'{CellText.OneLine(asked)}' holds {history.Articles.Count} articles or more; give the id of one: 'article show' lists them.");
    }

    /// <summary>One line per paragraph: <c>-</c> before removed text, <c>+</c> before added text.</summary>
    internal static string Text(RevisionComparison comparison)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Article {comparison.Id}\n");
        text.Append(CultureInfo.InvariantCulture, $"--- {Name(comparison.From)}\n+++ {Name(comparison.To)}\n");
        Append(text, "Headline", comparison.Title is { } title ? [title] : []);
        Append(text, "Byline", comparison.Byline is { } byline ? [byline] : []);
        Append(text, "Text", comparison.Text);
        return text.ToString().TrimEnd('\n');
    }

    private static string Name(RevisionFacts revision)
    {
        var version = revision.Version is { } number ? $", version {number}" : string.Empty;
        var at = revision.CleanedAt is { } time
            ? time.UtcDateTime.ToString(", 'cleaned' yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : string.Empty;
        return CellText.OneLine($"revision {revision.Sequence}{version}, file {revision.Name}{at}");
    }

    private static void Append(StringBuilder text, string heading, IReadOnlyList<ComparedParagraph> paragraphs)
    {
        if (paragraphs.Count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{heading}\n");
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.IsSame)
            {
                Append(text, ' ', paragraph.Before);
                continue;
            }

            Append(text, '-', paragraph.Before);
            Append(text, '+', paragraph.After);
        }
    }

    private static void Append(StringBuilder text, char mark, string? paragraph)
    {
        foreach (var line in paragraph?.Split('\n') ?? [])
        {
            text.Append(mark).Append(' ').Append(CellText.OneLine(line)).Append('\n');
        }
    }
}
