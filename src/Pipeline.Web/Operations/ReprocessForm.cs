using System.Globalization;
using Microsoft.Extensions.Primitives;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Web.Operations;

/// <summary>A request to reprocess, from a form or an address.</summary>
internal sealed record ReprocessForm
{
    private const int MaxArticles = 100_000;
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The names of its fields.</summary>
    public static IReadOnlyList<string> FieldNames { get; } = ["stale", "failed", "lost", "since", "name", "limit"];

    /// <summary>Articles made by an older version.</summary>
    public bool Stale { get; init; }

    /// <summary>What a stage failed on.</summary>
    public bool Failed { get; init; }

    /// <summary>Files without a row in the ledger, and rows without a document.</summary>
    public bool Lost { get; init; }

    /// <summary>Only articles cleaned at this time or later, UTC.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only files of this name, with <c>*</c> and <c>?</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The most articles.</summary>
    public int? Limit { get; init; }

    /// <summary>The error; null if there is none.</summary>
    public string? Problem { get; private init; }

    /// <summary>Its fields with their values, for an address or another form.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields => new KeyValuePair<string, string?>[]
    {
        new("stale", Stale ? "true" : null),
        new("failed", Failed ? "true" : null),
        new("lost", Lost ? "true" : null),
        new("since", Since?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)),
        new("name", Name),
        new("limit", Limit?.ToString(CultureInfo.InvariantCulture)),
    }.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!));

    /// <summary>Reads one.</summary>
    /// <param name="value">The value of a field.</param>
    public static ReprocessForm Read(Func<string, StringValues> value)
    {
        var (since, limit) = (Text("since"), Text("limit"));
        DateTimeOffset? time = null;
        var problem = since is null || TryReadTime(since, out time) ? null : $"'{since}' is not a time: 2026-11-24 or 2026-11-24T08:00.";
        int? most = null;
        if (limit is not null)
        {
            if (int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MaxArticles)
            {
                most = number;
            }
            else
            {
                problem = "The limit must be a number from 1 to 100,000.";
            }
        }

        foreach (var flag in FieldNames.Take(3).Where(flag => Text(flag) is not (null or "true" or "false")))
        {
            problem = $"'{flag}' must be true or false.";
        }

        return new ReprocessForm
        {
            Stale = Text("stale") == "true",
            Failed = Text("failed") == "true",
            Lost = Text("lost") == "true",
            Since = time,
            Name = Text("name"),
            Limit = most,
            Problem = problem,
        };

        string? Text(string field) => value(field).ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>As the step takes it; with nothing chosen it is the schedule's own round.</summary>
    public ReprocessingSelection ToSelection(bool dryRun) => new()
    {
        Causes = (Stale ? ReprocessingCause.Stale : ReprocessingCause.None)
            | (Failed ? ReprocessingCause.Failed : ReprocessingCause.None)
            | (Lost ? ReprocessingCause.Lost : ReprocessingCause.None),
        Since = Since,
        Name = Name,
        Limit = Limit,
        DryRun = dryRun,
    };

    private static bool TryReadTime(string text, out DateTimeOffset? time)
    {
        var read = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var found);
        time = read ? found : null;
        return read;
    }
}
