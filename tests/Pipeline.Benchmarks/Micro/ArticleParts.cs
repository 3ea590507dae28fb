using System.Text.Json;
using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Enrichment.Embedded;
using Pipeline.Articles.Reading;
using Pipeline.Benchmarks.EndToEnd;
using Pipeline.Benchmarks.Search;

namespace Pipeline.Benchmarks.Micro;

/// <summary>What becomes of one page of 550 words, part by part.</summary>
[MemoryDiagnoser]
public class ArticleParts
{
    private const int Seed = 20_261_128;

    private static readonly AnalysisParameters Parameters = new(SummarySentences: 3, Opinions: false);

    private readonly HtmlParser _parser = new();
    private readonly EmbeddedTextAnalytics _analytics = new();
    private ServiceProvider _services = null!;
    private ArticleReader _reader = null!;
    private ArticleCleaner _cleaner = null!;
    private byte[] _page = [];
    private SourceDocument _source = null!;
    private CleanedArticle _cleaned = null!;
    private byte[] _json = [];
    private TextDocument[] _document = [];

    [GlobalSetup]
    public void Setup()
    {
        var configuration = new ConfigurationBuilder().Build();
        _services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddReading(configuration).AddCleaning(configuration).BuildServiceProvider();
        _reader = _services.GetRequiredService<ArticleReader>();
        _cleaner = _services.GetRequiredService<ArticleCleaner>();
        _page = new NewsPages(new SyntheticNews("tests/articles", Seed)).Page(0);
        _source = Read()[0];
        _cleaned = Clean();
        _json = Write();
        _document = [new TextDocument("1", _cleaned.Text, "en")];
    }

    [GlobalCleanup]
    public void Cleanup() => _services.Dispose();

    [Benchmark]
    public string HashOfTheFile() => Revision.Of(_page).ToString();

    [Benchmark]
    public IReadOnlyList<SourceDocument> Read() => _reader.Read("page.html", _page, CancellationToken.None);

    [Benchmark(Baseline = true)]
    public void ParseAlone() => _parser.ParseDocument(_source.Content).Dispose();

    [Benchmark]
    public CleanedArticle Clean() => _cleaner.Clean(_source, CancellationToken.None);

    [Benchmark]
    public string FingerprintOfTheText() => Fingerprint.Of(_cleaned.Text).ToString();

    [Benchmark]
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(_cleaned, CleaningJson.Default.CleanedArticle);

    [Benchmark]
    public CleanedArticle? ReadBack() => JsonSerializer.Deserialize(_json, CleaningJson.Default.CleanedArticle);

    [Benchmark]
    public Task Language() => _analytics.Language.AnalyzeAsync(_document, Parameters, CancellationToken.None);

    [Benchmark]
    public Task Entities() => _analytics.Entities.AnalyzeAsync(_document, Parameters, CancellationToken.None);

    [Benchmark]
    public Task KeyPhrases() => _analytics.KeyPhrases.AnalyzeAsync(_document, Parameters, CancellationToken.None);

    [Benchmark]
    public Task Sentiment() => _analytics.Sentiment.AnalyzeAsync(_document, Parameters, CancellationToken.None);

    [Benchmark]
    public Task Summary() => _analytics.Summary.AnalyzeAsync(_document, Parameters, CancellationToken.None);
}
