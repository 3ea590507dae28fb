using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Enrichment.Stories;

/// <summary>
/// Finds the story of an article: that of the articles of the last days that are about the same event, or a new one. What it decides it
/// adds to a log that all hosts share, and only if nobody has added to it since it was read: of two articles that come at once, one sees
/// the other. An article's story never changes while its text is about the same event.
/// </summary>
public sealed partial class StoryFinder(
    IStoryLog log, IStorySketches sketches, IOptions<StoryOptions> options, TimeProvider time, ILogger<StoryFinder> logger) : IDisposable
{
    /// <summary>How often an article is decided anew because other hosts added theirs meanwhile.</summary>
    private const int MaxTries = 8;

    private const string ArticlePage = "article";

    private readonly SemaphoreSlim _turn = new(1);
    private readonly StoryWindow _window = new(options.Value.MaxArticles, options.Value.Window);
    private StoryLogPosition? _end;

    /// <summary>Places an article in a story, unless it is under an embargo. The same article twice gives the same answer.</summary>
    /// <param name="article">The article.</param>
    /// <param name="row">Its row in the ledger, which names the story of a text that has not changed.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The article with its story; without one if it is no article, too short, or seen long ago.</returns>
    public async Task<EnrichedArticle> PlaceAsync(EnrichedArticle article, LedgerEntry? row, CancellationToken cancellationToken)
    {
        var known = row is { StoryId: { } story, Story: { } state } ? (story, state) : ((ArticleId, StoryState)?)null;
        return article.IsEmbargoedAt(time.GetUtcNow()) ? article : await PlaceAsync(article, known, cancellationToken);
    }

    /// <summary>Places an article whose document may name its story.</summary>
    internal async Task<EnrichedArticle> PlaceAsync(
        EnrichedArticle article, (ArticleId Id, StoryState State)? known, CancellationToken cancellationToken)
    {
        var sketch = IsEligible(article) ? sketches.Make(article) : null;
        var isLate = article.FirstSeenAt < time.GetUtcNow() - options.Value.Window;
        if (sketch is null || isLate)
        {
            // What was placed before keeps its story, also when it is made again much later.
            return sketch is null || known is null ? Without(article) : With(article, known.Value.Id, known.Value.State);
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            var entry = await PlaceAsync(article, sketch, known, cancellationToken);
            return With(article, entry.StoryId, entry.State);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Removes an article from its story; no error if it is in none.</summary>
    public async Task LeaveAsync(ArticleId id, CancellationToken cancellationToken)
    {
        if (!options.Value.FindsStories)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            await UpdateAsync(cancellationToken);
            await AddAsync(() => _window.Find(id) is { } entry ? entry with { AddedAt = Now(), Sketch = null } : null, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<StoryEntry> PlaceAsync(
        EnrichedArticle article, StorySketch sketch, (ArticleId Id, StoryState State)? known, CancellationToken cancellationToken)
    {
        if (_end is null)
        {
            await UpdateAsync(cancellationToken);
        }

        _window.Forget(Now() - options.Value.Window);
        StoryEntry? placed = null;
        await AddAsync(
            () =>
            {
                var before = _window.Find(article.Id);
                placed = Decide(article, sketch, known, before);
                return before is not null && placed == before with { AddedAt = placed.AddedAt, Sketch = placed.Sketch }
                    && before.Sketch!.ToBytes().AsSpan().SequenceEqual(sketch.ToBytes())
                        ? null
                        : placed;
            },
            cancellationToken);
        return placed!;
    }

    private StoryEntry Decide(
        EnrichedArticle article, StorySketch sketch, (ArticleId Id, StoryState State)? known, StoryEntry? before)
    {
        var (now, at) = (Now(), TimeOf(article));
        if (known is { } row)
        {
            return new StoryEntry(article.Id, row.Id, row.State, at, now, sketch);
        }

        if (before is not null && _window.AreSimilar(before.Sketch!, sketch))
        {
            return before with { At = at, AddedAt = now, Sketch = sketch };
        }

        // A near-duplicate is about the same event, however little of it is names.
        var story = article.DuplicateOf is { } original && _window.Find(original) is { } first
            ? first.StoryId
            : _window.FindStory(article.Id, sketch, at);
        return story is { } told
            ? new StoryEntry(article.Id, told, StoryState.Known, at, now, sketch)
            : new StoryEntry(article.Id, Begin(article.Id, now), StoryState.New, at, now, sketch);
    }

    /// <summary>
    /// Adds what is decided, and decides again while other hosts add theirs. If they never pause, the decision counts and is not added:
    /// stories must not hold articles up. Then no later article is compared with this one.
    /// </summary>
    /// <param name="decide">Decides by the window; null to add nothing.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    private async Task AddAsync(Func<StoryEntry?> decide, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (decide() is not { } entry)
            {
                return;
            }

            if (await log.TryAddAsync(entry, _end!.Value, cancellationToken) is { } end)
            {
                _window.Apply(entry);
                _end = end;
                return;
            }

            await UpdateAsync(cancellationToken);
        }

        if (decide() is { } left)
        {
            LogNotAdded(left.Id, MaxTries);
        }
    }

    private async Task UpdateAsync(CancellationToken cancellationToken)
    {
        var page = _end is { } end
            ? await log.ReadAsync(end, cancellationToken)
            : await log.ReadLastAsync(Now() - options.Value.Window, options.Value.MaxArticles, cancellationToken);
        foreach (var entry in page.Entries)
        {
            _window.Apply(entry);
        }

        _end = page.End;
    }

    private bool IsEligible(EnrichedArticle article) => options.Value.FindsStories && article.PageType is null or ArticlePage;

    /// <summary>A story's id is not the article's, because the article may come back with another story.</summary>
    private static ArticleId Begin(ArticleId id, DateTimeOffset now) =>
        ArticleId.FromPart(id.ToString(), "story " + now.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>When it was published; a time in the future is a mistake.</summary>
    private static DateTimeOffset TimeOf(EnrichedArticle article)
    {
        var seen = article.FirstSeenAt ?? DateTimeOffset.MaxValue;
        var told = article.PublishedAt ?? article.CapturedAt ?? seen;
        return told < seen ? told : seen;
    }

    private static EnrichedArticle With(EnrichedArticle article, ArticleId story, StoryState state) =>
        article with { StoryId = story, Story = state };

    private static EnrichedArticle Without(EnrichedArticle article) => article with { StoryId = null, Story = null };

    [LoggerMessage(
        EventId = 26, Level = LogLevel.Warning, Message =
            "Article {ArticleId} has its story, but later articles are not compared with it: other hosts added theirs {Tries} times "
            + "meanwhile. If this comes often, the hosts publish more than they can tell each other; Stories__FindStories=false turns "
            + "stories off.")]
    private partial void LogNotAdded(ArticleId articleId, int tries);

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
