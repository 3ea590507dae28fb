using System.ComponentModel.DataAnnotations;

namespace Pipeline.Articles.Enrichment.Stories;

/// <summary>Settings of linking the articles about one event; configuration section <c>Stories</c>.</summary>
public sealed class StoryOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Stories";

    /// <summary>
    /// Whether articles about one event get a common story (<see cref="Enrichment.EnrichedArticle.StoryId"/>). In Azure it costs each
    /// article one to three requests. Default: null, which is true where <see cref="StoryFile"/> is set, and false elsewhere.
    /// </summary>
    public bool? FindStories { get; set; }

    /// <summary>
    /// How far apart two articles of a story may be, both in publication and in arrival, 1 h to 14 days. Default 3 days.
    /// </summary>
    [Range(typeof(TimeSpan), "01:00:00", "14.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromDays(3);

    /// <summary>
    /// How many of the last articles a new one is compared with, 100 to 200,000. Each takes about 2 KB of memory; a comparison with 8,000
    /// takes some 9 ms of processor time. Default 2,000.
    /// </summary>
    [Range(100, 200_000)]
    public int MaxArticles { get; set; } = 2_000;

    /// <summary>
    /// A SQLite file on this machine for what stories are found by, instead of the account's container <c>stories</c>, for all hosts of one
    /// machine. Default: none; the local host on the storage emulator has <c>stories.db</c> in its data folder.
    /// </summary>
    public string? StoryFile { get; set; }

    /// <summary>Whether stories are found.</summary>
    internal bool FindsStories => FindStories ?? !string.IsNullOrEmpty(StoryFile);
}
