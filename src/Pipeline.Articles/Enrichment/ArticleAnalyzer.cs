using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Enrichment.Redaction;
using Pipeline.Articles.Enrichment.Requests;

namespace Pipeline.Articles.Enrichment;

/// <summary>
/// Runs the features over one article: cuts the text into chunks, sends them to each feature's provider, maps the offsets back and merges the chunks'
/// results. Language comes first, then personal information where it is redacted, so that no later feature sees it; the rest run at once. A feature that
/// refuses the article (a language it does not know) is left out with the reason; the rest go on.
/// </summary>
public sealed class ArticleAnalyzer
{
    // Below the ten minutes after which the host kills an invocation, and hides its message.
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(9);

    private readonly FeatureChannels _channels;
    private readonly EnrichmentOptions _options;
    private readonly TimeProvider _time;
    private readonly HashSet<string> _passedOver;

    internal ArticleAnalyzer(FeatureChannels channels, IOptions<EnrichmentOptions> options, TimeProvider time)
    {
        (_channels, _options, _time) = (channels, options.Value, time);
        _passedOver = _options.PiiExcept
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Enriches an article.</summary>
    /// <param name="cleaned">The article.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AnalysisDeferredException">Unavailable now.</exception>
    /// <exception cref="NotRedactedException">Its personal information is to be redacted and cannot be found.</exception>
    public async Task<EnrichedArticle> EnrichAsync(CleanedArticle cleaned, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestRun, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var run = new AnalysisRun(_channels, _options, either.Token);
        try
        {
            return await EnrichAsync(run, cleaned);
        }
        catch (AnalysisDeferredException deferred)
        {
            throw new AnalysisDeferredException(deferred.Message, deferred.RetryAfter, deferred) { Until = deferred.Until, TextRecords = run.TextRecords };
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new AnalysisDeferredException("Text analytics did not answer in time.", retryAfter: null, exception) { TextRecords = run.TextRecords };
        }
    }

    private async Task<EnrichedArticle> EnrichAsync(AnalysisRun run, CleanedArticle cleaned)
    {
        var language = await run.DetectLanguageAsync(cleaned.Text) ?? cleaned.Language;
        var mentions = await FindPersonalInformationAsync(run, cleaned, language);
        var scan = new ArticleScan(cleaned);
        var redactor = mentions is { Count: > 0 } && _options.RedactPii ? new Redactor(mentions) : null;
        var article = redactor is null ? cleaned : scan.Redact(mentions!, redactor);
        var text = article.Text;

        var entities = run.RunAsync<TextEntities>(AnalysisFeature.Entities, text, language);
        var phrases = run.RunAsync<KeyPhrases>(AnalysisFeature.KeyPhrases, text, language);
        var sentiment = run.RunAsync<TextSentiment>(AnalysisFeature.Sentiment, text, language);
        var summary = run.RunAsync<ExtractiveSummary>(AnalysisFeature.Summary, text, language);
        var abstractive = run.RunAsync<AbstractiveSummary>(AnalysisFeature.AbstractiveSummary, text, language);

        // All of them, even when one fails: what the others find is paid for, and kept.
        await Task.WhenAll(entities, phrases, sentiment, summary, abstractive);
        var analysis = new AnalysisResult
        {
            Features = run.Features,
            Language = language,
            Entities = EntityMerger.Merge(text, await entities),
            KeyPhrases = KeyPhraseMerger.Merge(await phrases),
            Sentiment = SentimentMerger.Merge(text, await sentiment),
            Summary = SummaryMerger.Merge(await summary, _options.SummarySentences),
            AbstractiveSummary = SummaryMerger.Merge(await abstractive),
            PersonalInformation = mentions is null ? null : [.. scan.InBody(mentions).Select(mention =>
                new PersonalInformationSpan(mention.Category, mention.Subcategory, mention.Offset, mention.Length, mention.Confidence))],
            Missing = run.Missing,
            TextRecords = run.TextRecords,
        };
        return EnrichedArticle.From(article, redactor is null ? analysis : analysis.Redacted(redactor));
    }

    /// <summary>The mentions in the article's scan, without the categories that are passed over; null when the feature is off or failed.</summary>
    private async Task<IReadOnlyList<TextEntity>?> FindPersonalInformationAsync(AnalysisRun run, CleanedArticle cleaned, string? language)
    {
        if (!run.Wants(AnalysisFeature.Pii))
        {
            return null;
        }

        var scan = new ArticleScan(cleaned);
        var found = await run.RunAsync<PersonalInformation>(AnalysisFeature.Pii, scan.Text, language);
        if (!run.Missing.TryGetValue(AnalysisFeature.Pii.Name, out var reason))
        {
            return [.. PersonalInformationMerger.Merge(scan.Text, found).Where(mention => !_passedOver.Contains(mention.Category))];
        }

        // Never published unredacted because nobody could look.
        return _options.RedactPii
            ? throw new NotRedactedException(
                $"Its personal information cannot be found, so it is not published: {reason} Leave Pii out of Enrichment__Features, or take another provider for it.")
            : null;
    }
}
