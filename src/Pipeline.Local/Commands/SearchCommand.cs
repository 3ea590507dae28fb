using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Articles.Extraction;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Searching;
using Pipeline.Local.Commands.Output;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>search [QUERY] [--json]</c>: the local index.</summary>
internal static class SearchCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "search";

    private const string DateFormat = "yyyy-MM-dd";
    private const int MaxTop = 1000;
    private const int MaxUrgency = 9;
    private const int MaxSuggestions = 100;

    private static readonly JsonSerializerOptions LettersAsTheyAre = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var query = new Argument<string[]>("QUERY")
        {
            Description =
                "Words (articles with all of them first), \"phrases\", prefix*, title:word, entity:word, keyphrase:word, AND OR NOT, "
                + "parentheses. "
                + "Default: the newest articles.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var json = PathArguments.Json();
        var top = new Option<int>("--top")
        {
            Description = "Number of hits, 1 to 1,000.",
            DefaultValueFactory = _ => 10,
            CustomParser = WholeNumber.From("--top", MaxTop),
        };
        var language = new Option<string?>("--language") { Description = "Only this language (ISO 639-1)." };
        var entity = new Option<string[]>("--entity")
        {
            Description =
                    "Only articles with this entity (its name or Category:Name). If repeated: articles with all of them."
        };
        var site = new Option<string?>("--site") { Description = "Only this publication." };
        var sentiment = new Option<string?>("--sentiment") { Description = "Only this sentiment." };
        sentiment.AcceptOnlyFromAmong("positive", "neutral", "negative", "mixed");
        var subject = new Option<string[]>("--subject")
        {
            Description = "Only wire items with this subject, as the facet names it. If repeated: items with all of them."
        };
        var genre = new Option<string?>("--genre") { Description = "Only wire items of this genre." };
        var provider = new Option<string?>("--provider") { Description = "Only items of this agency, as its items name it." };
        var urgency = new Option<int?>("--urgency")
        {
            Description = "Only wire items of this urgency, 1 to 9.",
            CustomParser = result => WholeNumber.From("--urgency", MaxUrgency)(result),
        };
        var pageType = new Option<string?>("--page-type") { Description = "Only pages of this type." };
        pageType.AcceptOnlyFromAmong([.. Enum.GetNames<PageType>().Select(name => name.ToLowerInvariant())]);
        var from = Date("--from", "Only articles published on this day (UTC) or later.");
        var to = Date("--to", "Only articles published on this day (UTC) or earlier.");
        var facets = new Option<bool>("--facets")
        {
            Description =
                "Also count languages, sentiments, sites, entities, subjects, genres, providers, urgencies and page types over all "
                + "matches. With --json: as a last line."
        };
        var sort = new Option<SearchSort>("--sort") { Description = "Sort order: relevance, newest or oldest first." };
        var duplicates = new Option<Duplicates>("--duplicates")
        { Description = "Show or hide near-duplicates of other articles." };
        var cluster = new Option<string?>("--cluster") { Description = "Only the near-duplicates of each other, by their cluster id." };
        var suggest = new Option<bool>("--suggest")
        { Description = "Suggest entities and headlines for PREFIX instead of searching." };
        var command = new Command(Name, "Searches the local index: ranked, with highlighted snippets.")
        {
            query, json, top, language, entity, site, sentiment, subject, genre, provider, urgency, pageType, from, to, facets, sort,
            duplicates, cluster, suggest,
        };
        language.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length is not (2 or 3) || !token.Value.All(char.IsAsciiLetter)))
            {
                result.AddError("--language must be a code of ISO 639, such as en: neither english nor en-GB.");
            }
        });
        command.Validators.Add(result =>
        {
            if (Read(result, from) > Read(result, to))
            {
                result.AddError("--from is after --to, so no day is between them.");
            }
        });
        command.SetAction((arguments, cancellationToken) => CommandRunner.RunAsync(
            async token =>
            {
                await using var services = IndexServices.Build();
                var index = services.GetRequiredService<ISearchIndex>();
                var text = string.Join(' ', arguments.GetValue(query) ?? []);
                if (arguments.GetValue(suggest))
                {
                    SuggestionReport.Print(
                        await index.SuggestAsync(text, Math.Min(arguments.GetValue(top), MaxSuggestions), token), arguments.GetValue(json));
                    return ExitCodes.Success;
                }

                var results = await index.SearchAsync(
                    new SearchQuery
                    {
                        Text = text,
                        Top = arguments.GetValue(top),
                        Language = arguments.GetValue(language),
                        Entities = arguments.GetValue(entity) ?? [],
                        SiteName = arguments.GetValue(site),
                        Sentiment = arguments.GetValue(sentiment),
                        Subjects = arguments.GetValue(subject) ?? [],
                        Genre = arguments.GetValue(genre),
                        Provider = arguments.GetValue(provider),
                        Urgency = arguments.GetValue(urgency),
                        PageType = arguments.GetValue(pageType),
                        PublishedFrom = StartOf(arguments.GetValue(from)),
                        PublishedBefore = StartOf(arguments.GetValue(to)?.AddDays(1)),
                        Facets = arguments.GetValue(facets),
                        Sort = arguments.GetValue(sort),
                        HideDuplicates = arguments.GetValue(duplicates) == Duplicates.Hide,
                        ClusterId = arguments.GetValue(cluster),
                    },
                    token);
                if (results.DidYouMean is { } meant)
                {
                    await Console.Error.WriteLineAsync($"Nothing matches '{text}'. Did you mean '{meant}'? These are its results.");
                }

                if (arguments.GetValue(json))
                {
                    PrintJson(results);
                }
                else
                {
                    Print(Terminal.Output(redirectedWidth: int.MaxValue), results);
                }

                if (results.IsPartial)
                {
                    await Console.Error.WriteLineAsync(
                        $"{SearchResults.PartialNotice} 'index rebuild' fills it, and serve does so automatically.");
                }

                return ExitCodes.Success;
            },
            cancellationToken));
        return command;
    }

    /// <summary>The handling of near-duplicates.</summary>
    private enum Duplicates
    {
        Show,
        Hide,
    }

    /// <summary>The given day; null if it is not a day, which has its own error.</summary>
    private static DateOnly? Read(CommandResult result, Option<DateOnly?> option) =>
        result.GetResult(option)?.Tokens is [var token]
        && DateOnly.TryParseExact(token.Value, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static Option<DateOnly?> Date(string name, string description) => new(name)
    {
        Description = description,
        HelpName = DateFormat,
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(
                result.Tokens.Single().Value, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                && date < DateOnly.MaxValue)
            {
                return date;
            }

            result.AddError($"{name} must be a day in the form {DateFormat}: 2024-04-20.");
            return null;
        },
    };

    private static DateTimeOffset? StartOf(DateOnly? day) =>
        day is { } value ? new DateTimeOffset(value.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    private static void PrintJson(SearchResults results)
    {
        foreach (var hit in results.Hits)
        {
            Console.WriteLine(CliJson.Serialize(hit));
        }

        if (results.Facets.Count > 0)
        {
            var facets = results.Facets.Select(facet => KeyValuePair.Create(
                facet.Key,
                (JsonNode?)new JsonArray(
                    [.. facet.Value.Select(count => new JsonObject { ["value"] = count.Value, ["count"] = count.Count })])));
            Console.WriteLine(
                new JsonObject
                {
                    ["total"] = results.Total,
                    ["withAllWords"] = results.WithAllWords,
                    ["didYouMean"] = results.DidYouMean,
                    ["facets"] = new JsonObject(facets),
                }.ToJsonString(LettersAsTheyAre));
        }
    }

    private static void Print(IAnsiConsole console, SearchResults results)
    {
        foreach (var hit in results.Hits)
        {
            console.MarkupLine($"[bold]{Markup.Escape(CellText.OneLine(hit.Title ?? hit.Name))}[/]");
            console.MarkupLine($"[dim]{Markup.Escape(CellText.OneLine(string.Join(" · ", Facts(hit))))}[/]");
            if (hit.Snippet is not null)
            {
                console.MarkupLine(Highlight(hit.Snippet));
            }

            console.WriteLine();
        }

        foreach (var (facet, counts) in results.Facets.Where(facet => facet.Value.Count > 0))
        {
            console.MarkupLine(
                $"[dim]{facet}:[/] "
                + $"{Markup.Escape(CellText.OneLine(string.Join(" · ", counts.Select(count => $"{count.Value} {count.Count:N0}"))))}");
        }

        var withAllWords = results.WithAllWords is { } all && all < results.Total
            ? string.Create(CultureInfo.InvariantCulture, $", {all:N0} with all the words")
            : string.Empty;
        console.MarkupLine(
            CultureInfo.InvariantCulture, $"[dim]{results.Hits.Count:N0} of {results.Total:N0} articles{withAllWords}[/]");
        if (results.Total == 0)
        {
            console.MarkupLine(
                "[dim]Try other words, the beginning of one with a star (bridg*), or the words without quotation marks, operators and "
                + "filters.[/]");
        }
    }

    private static IEnumerable<string> Facts(SearchHit hit) =>
        new[]
        {
            hit.Name,
            hit.SiteName,
            hit.Language,
            hit.Sentiment,
            hit.PublishedAt?.ToString(DateFormat, CultureInfo.InvariantCulture),
            hit.DuplicateOf is null ? null : "duplicate",
        }.OfType<string>();

    private static string Highlight(string snippet) =>
        Markup.Escape(CellText.OneLine(snippet, SearchHit.HighlightStart, SearchHit.HighlightEnd))
            .Replace(SearchHit.HighlightStart.ToString(), "[bold yellow]", StringComparison.Ordinal)
            .Replace(SearchHit.HighlightEnd.ToString(), "[/]", StringComparison.Ordinal);
}
