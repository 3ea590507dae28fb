using Articles.TextAnalytics;
using Articles.TextAnalytics.Requests;
using Articles.TextAnalytics.Results;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Enrichment.Redaction;

namespace Pipeline.Articles.Enrichment;

/// <summary>
/// Runs the features over one article. Language comes first, then personal information if it is redacted, so that no later feature sees it;
/// the other features run concurrently. A feature that refuses the article (an unsupported language) is left out with the reason; the
/// others continue.
/// </summary>
public sealed class ArticleAnalyzer
{
    // Below the ten minutes after which the host kills an invocation, and hides its message.
    private static readonly TimeSpan MaxRunTime = TimeSpan.FromMinutes(9);

    private readonly FeatureChannels _channels;
    private readonly EnrichmentOptions _options;
    private readonly TextAnalyzerOptions _analysis;
    private readonly TimeProvider _time;
    private readonly HashSet<string> _passedOver;

    internal ArticleAnalyzer(FeatureChannels channels, IOptions<EnrichmentOptions> options, TextAnalyzerOptions analysis, TimeProvider time)
    {
        (_channels, _options, _analysis, _time) = (channels, options.Value, analysis, time);
        _passedOver = _options.PiiExcept
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Enriches an article.</summary>
    /// <param name="cleaned">The article.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="AnalysisDeferredException">Text analytics are unavailable now.</exception>
    /// <exception cref="NotRedactedException">Its personal information must be redacted but cannot be found.</exception>
    public async Task<EnrichedArticle> EnrichAsync(CleanedArticle cleaned, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(MaxRunTime, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var run = new AnalysisRun(_channels, _analysis, either.Token);
        try
        {
            return await EnrichAsync(run, cleaned);
        }
        catch (AnalysisDeferredException deferred)
        {
            throw run.Deferred(deferred);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new AnalysisDeferredException("Text analytics did not answer in time.", retryAfter: null, exception)
            { TextRecords = run.TextRecords };
        }
    }

    private async Task<EnrichedArticle> EnrichAsync(AnalysisRun run, CleanedArticle cleaned)
    {
        var language = await DetectLanguageAsync(run, cleaned);
        var scan = new ArticleScan(cleaned);
        var mentions = await FindPersonalInformationAsync(run, scan, language);
        var redactor = mentions is { Count: > 0 } && _options.RedactPii ? new Redactor(mentions) : null;
        var article = redactor is null ? cleaned : scan.Redact(mentions!, redactor);
        var result = await run.AnalyzeAsync(article.Text, language, article.Title);
        var analysis =
            result with { PersonalInformation = mentions is null ? null : [.. scan.InBody(mentions).Select(PersonalInformationSpan.From)] };
        return EnrichedArticle.From(article, redactor is null ? analysis : redactor.Mask(analysis));
    }

    /// <summary>
    /// The detected language. If none is certain, what the page says, or nothing: the cleaner's guess, from a few languages' words, is no
    /// better.
    /// </summary>
    private static async Task<string?> DetectLanguageAsync(AnalysisRun run, CleanedArticle cleaned) =>
        await run.DetectLanguageAsync(cleaned.Text, cleaned.DeclaredLanguage)
        ?? (run.Missing.ContainsKey(AnalysisFeature.Language.Name) ? cleaned.DeclaredLanguage : cleaned.Language);

    /// <summary>The mentions in the article's scan, without the ignored categories; null if the feature is off or failed.</summary>
    private async Task<IReadOnlyList<TextEntity>?> FindPersonalInformationAsync(AnalysisRun run, ArticleScan scan, string? language)
    {
        if (await run.FindPersonalInformationAsync(scan.Text, language) is { } found)
        {
            return [.. found.Where(mention => !_passedOver.Contains(mention.Category))];
        }

        // An article that could not be checked is never published unredacted.
        return _options.RedactPii && run.Missing.TryGetValue(AnalysisFeature.Pii.Name, out var reason)
            ? throw new NotRedactedException(
                $"Its personal information cannot be found, so it is not published: {reason} "
                + "Leave Pii out of Enrichment__Features, or take another provider for it.")
            : null;
    }
}
