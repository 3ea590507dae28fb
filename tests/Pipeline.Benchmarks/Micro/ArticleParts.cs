using System.Text.Json;
using AngleSharp.Html.Parser;
using Articles.Extraction;
using Articles.Extraction.Cleaning;
using Articles.Extraction.Fingerprints;
using Articles.Extraction.Formats;
using Articles.Extraction.Limits;
using Articles.TextAnalytics;
using Articles.TextAnalytics.Embedded;
using BenchmarkDotNet.Attributes;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
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
    private readonly CleaningOptions _limits = new();
    private readonly CleanerVersion _version = new(ArticleExtractor.RulesVersion);
    private readonly ArticleReader _reader = new(new ReadingOptions(), TimeProvider.System);
    private ArticleCleaner _cleaner = null!;
    private byte[] _page = [];
    private SourceDocument _source = null!;
    private CleanedArticle _cleaned = null!;
    private byte[] _json = [];
    private TextDocument[] _document = [];

    [GlobalSetup]
    public void Setup()
    {
        _cleaner = new ArticleCleaner(_limits, TimeProvider.System);
        _page = new NewsPages(new SyntheticNews("tests/articles", Seed)).Page(0);
        _source = ReadAll()[0];
        _cleaned = Clean();
        _json = Write();
        _document = [new TextDocument("1", _cleaned.Text, "en")];
    }

    [Benchmark]
    public string HashOfTheFile() => Revision.Of(_page).ToString();

    [Benchmark]
    public int Read() => ReadAll().Count;

    [Benchmark(Baseline = true)]
    public void ParseAlone() => _parser.ParseDocument(_source.Content).Dispose();

    [Benchmark]
    public CleanedArticle Clean() =>
        CleanedArticle.From(_cleaner.Clean(_source, new FileBudget(_limits, TimeProvider.System), CancellationToken.None), _version);

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

    private IReadOnlyList<SourceDocument> ReadAll() => _reader.Read("page.html", _page, CancellationToken.None).Documents;
}
