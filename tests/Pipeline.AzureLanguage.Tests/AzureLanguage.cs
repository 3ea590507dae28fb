using Articles.TextAnalytics;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Articles.Enrichment;

namespace Pipeline.AzureLanguage.Tests;

/// <summary>The adapter as the app registers it, with a stub where the service would be.</summary>
internal static class AzureLanguage
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly IReadOnlyList<TextDocument> OneDocument = [new("0", "Rain is expected.", "en")];

    public static async Task<IReadOnlyList<DocumentResult<T>>> AnalyzeAsync<T>(
        this ITextAnalysis<T> analysis, IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken, bool opinions = false)
        where T : class =>
            (await analysis.AnalyzeAsync(documents, new AnalysisParameters(SummarySentences: 3, opinions), cancellationToken)).Documents;

    public static AzureLanguageTextAnalytics Over(LanguageStub stub) => Over(stub, new FakeTimeProvider(Now));

    public static AzureLanguageTextAnalytics Over(
        LanguageStub stub, TimeProvider time, params IEnumerable<(string Name, string Value)> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                KeyValuePair.Create("Language:Endpoint", (string?)"https://newsroom.cognitiveservices.azure.com"),
                KeyValuePair.Create("Language:Key", (string?)"0123456789abcdef0123456789abcdef"),
                .. settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)),
            ])
            .Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton(time)
            .AddSingleton<HttpPipelineTransport>(new HttpClientTransport(stub))
            .Configure<EnrichmentOptions>(configuration.GetSection(EnrichmentOptions.Section))
            .AddAzureLanguage(configuration)
            .BuildServiceProvider()
            .GetRequiredService<AzureLanguageTextAnalytics>();
    }
}
