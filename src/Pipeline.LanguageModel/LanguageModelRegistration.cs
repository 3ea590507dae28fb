using Articles.TextAnalytics.Results;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Enrichment;

namespace Pipeline.LanguageModel;

/// <summary>Registers a language model as a provider of text analytics.</summary>
public static class LanguageModelRegistration
{
    /// <summary>The provider's name in settings: <c>Enrichment__Providers__AbstractiveSummary=llm</c>.</summary>
    public const string Provider = "llm";

    /// <summary>
    /// Adds the host's <see cref="IChatClient"/>, which must be registered before, as the provider <see cref="Provider"/> of abstractive
    /// summaries, key phrases and sentiment; nothing without one. No feature uses it unless a setting says so. One request per text serves
    /// all three. A text record is 1,000 tokens, of the request and the answer together.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="statusOf">
    /// The status of HTTP in an exception of the client; null for what it does not know. Default: that of
    /// <see cref="HttpRequestException"/>. Without a status, a failure counts as passing.
    /// </param>
    public static IServiceCollection AddLanguageModel(this IServiceCollection services, Func<Exception, int?>? statusOf = null)
    {
        if (!services.Any(service => service.ServiceType == typeof(IChatClient) && !service.IsKeyedService))
        {
            return services;
        }

        return services
            .AddSingleton(new LanguageModelStatus(statusOf ?? LanguageModelErrors.StatusOf))
            .AddSingleton<DigestCalls>()
            .AddSingleton<IValidateOptions<EnrichmentOptions>, OpinionsValidator>()
            .AddTextAnalysis(Provider, static host => Part(host, digest => new AbstractiveSummary(digest.Summary)))
            .AddTextAnalysis(Provider, static host => Part(host, digest => new KeyPhrases(digest.Topics)))
            .AddTextAnalysis(Provider, static host => Part(host, digest => new TextSentiment(digest.Tone, ScoresOf(digest.Tone), [])));
    }

    private static LanguageModelAnalysis<T> Part<T>(IServiceProvider host, Func<ArticleDigest, T> part)
        where T : class => new(host.GetRequiredService<DigestCalls>(), host.GetRequiredService<IChatClient>(), part);

    /// <summary>A model names a label, and no confidence in it.</summary>
    private static SentimentScores ScoresOf(SentimentLabel tone) => tone switch
    {
        SentimentLabel.Positive => new SentimentScores(1, 0, 0),
        SentimentLabel.Negative => new SentimentScores(0, 0, 1),
        SentimentLabel.Mixed => new SentimentScores(0.5, 0, 0.5),
        _ => new SentimentScores(0, 1, 0),
    };
}
