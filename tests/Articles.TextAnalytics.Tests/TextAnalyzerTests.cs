using System.Collections.Concurrent;

namespace Articles.TextAnalytics.Tests;

/// <summary>What a caller without a container gets: cut, sent, retried, capped, kept and merged.</summary>
public sealed class TextAnalyzerTests
{
    private static readonly RequestOptions AtOnce = new() { CoalescingDelay = TimeSpan.Zero, MaxRetries = 0 };

    private readonly WordEngine _engine = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_long_text_is_cut_and_the_mentions_are_at_their_places_in_the_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 200).Select(number => $"Here is Vera 🎻 number {number}. "));
        await using var analyzer = Analyzer(new TextAnalyzerOptions { ChunkLength = 100, Requests = AtOnce });

        var result = await analyzer.AnalyzeAsync(text, cancellationToken: Token);

        var vera = result.Entities.ShouldHaveSingleItem();
        vera.Count.ShouldBe(200);
        vera.Mentions.ShouldAllBe(mention => text.Substring(mention.Offset, mention.Length) == mention.Text);
        result.Sentiment.ShouldNotBeNull().Sentences.Sum(sentence => sentence.Length).ShouldBe(text.Length);
        _engine.Requests.Where(request => request.Feature == "entities").ShouldAllBe(request => request.Documents <= 10);
    }

    [Fact]
    public async Task A_text_whose_parts_were_answered_by_two_models_names_both()
    {
        var requests = 0;
        _engine.Model = () => Interlocked.Increment(ref requests) == 1 ? "2026-11-01" : "2025-02-01";
        var text = string.Concat(Enumerable.Range(0, 50).Select(number => $"Here is Vera, for the {number}. time. "));
        await using var analyzer = Analyzer(
            new TextAnalyzerOptions { Features = AnalysisFeatures.Entities, ChunkLength = 100, Requests = AtOnce });

        var result = await analyzer.AnalyzeAsync(text, "en", Token);

        requests.ShouldBeGreaterThan(1);
        result.Features["entities"].ShouldBe(new FeatureRecord(2, "words/1", "2025-02-01, 2026-11-01"));
    }

    [Fact]
    public async Task By_default_neither_personal_information_nor_opinions_nor_an_abstractive_summary_are_asked_for()
    {
        await using var analyzer = Analyzer(new TextAnalyzerOptions { Requests = AtOnce });

        var result = await analyzer.AnalyzeAsync("Vera plays.", cancellationToken: Token);

        _engine.Requests.Select(request => request.Feature).Order()
            .ShouldBe(["entities", "keyPhrases", "language", "sentiment", "summary"]);
        result.PersonalInformation.ShouldBeNull();
        result.Features.Keys.ShouldBe(["entities", "keyPhrases", "language", "sentiment", "summary"]);
        result.TextRecords.ShouldBe(5);
    }

    [Fact]
    public async Task Personal_information_is_told_by_place_and_kind()
    {
        await using var analyzer = Analyzer(new TextAnalyzerOptions { Features = AnalysisFeatures.Pii, Requests = AtOnce });

        var result = await analyzer.AnalyzeAsync("To Vera, of course.", cancellationToken: Token);

        var found = result.PersonalInformation.ShouldNotBeNull().ShouldHaveSingleItem();
        (found.Category, found.Offset, found.Length).ShouldBe(("Person", 3, 4));
    }

    [Fact]
    public async Task A_language_that_is_known_is_not_asked_for()
    {
        await using var analyzer = Analyzer(new TextAnalyzerOptions { Requests = AtOnce });

        (await analyzer.AnalyzeAsync("Vera spielt.", "de", Token)).Language.ShouldBe("de");

        _engine.Requests.ShouldNotContain(request => request.Feature == "language");
    }

    [Fact]
    public async Task A_feature_that_refuses_the_text_is_left_out_with_the_reason()
    {
        _engine.Failure = feature => feature == "sentiment" ? Failed(TextAnalyticsErrorKind.BadInput, "UnsupportedLanguage") : null;
        await using var analyzer = Analyzer(new TextAnalyzerOptions { Requests = AtOnce });

        var result = await analyzer.AnalyzeAsync("Vera plays.", cancellationToken: Token);

        result.Sentiment.ShouldBeNull();
        result.Missing["sentiment"].ShouldStartWith("UnsupportedLanguage");
        result.Entities.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task When_the_engine_is_down_the_text_is_deferred_and_says_what_was_billed()
    {
        _engine.Failure = feature => feature == "sentiment" ? Failed(TextAnalyticsErrorKind.Transient, "503") : null;
        await using var analyzer = Analyzer(new TextAnalyzerOptions { Requests = AtOnce });

        (await Should.ThrowAsync<AnalysisDeferredException>(() => analyzer.AnalyzeAsync("Vera plays.", cancellationToken: Token)))
            .TextRecords.ShouldBe(4);
    }

    [Fact]
    public async Task What_the_cache_has_is_not_asked_for_again()
    {
        var cache = new MemoryCache();
        await using var analyzer = Analyzer(new TextAnalyzerOptions { Requests = AtOnce }, cache);
        var first = await analyzer.AnalyzeAsync("Vera plays.", cancellationToken: Token);
        var requests = _engine.Requests.Count;

        var second = await analyzer.AnalyzeAsync("Vera plays.", cancellationToken: Token);

        _engine.Requests.Count.ShouldBe(requests);
        second.TextRecords.ShouldBe(0);
        second.KeyPhrases.ShouldBe(first.KeyPhrases);
    }

    [Fact]
    public async Task The_days_cap_is_kept_and_what_is_left_of_it_given_back_at_the_end()
    {
        var budget = new MemoryBudget();
        var options = new TextAnalyzerOptions
        {
            Features = AnalysisFeatures.Entities,
            Requests = new RequestOptions { CoalescingDelay = TimeSpan.Zero, DailyTextRecords = 40 },
        };
        await using (var analyzer = new TextAnalyzer(_engine, options, budget: budget))
        {
            await analyzer.AnalyzeAsync("Vera plays.", cancellationToken: Token);
            var spent = await Should.ThrowAsync<AnalysisDeferredException>(
                () => analyzer.AnalyzeAsync(new string('a', 40_000), cancellationToken: Token));
            spent.Until.ShouldNotBeNull();
        }

        budget.Reserved.ShouldBe(1);
    }

    [Fact]
    public void Options_out_of_their_range_are_refused()
    {
        Refused(new TextAnalyzerOptions { SummarySentences = 0 });
        Refused(new TextAnalyzerOptions { SummarySentences = 21 });
        Refused(new TextAnalyzerOptions { ChunkLength = 0 });
        Refused(new TextAnalyzerOptions { Features = AnalysisFeatures.Opinions });
        Refused(new TextAnalyzerOptions { Features = (AnalysisFeatures)4096 });
        Refused(new TextAnalyzerOptions { Requests = new RequestOptions { RequestsPerMinute = 0 } });
        Refused(new TextAnalyzerOptions { Requests = new RequestOptions { MaxConcurrentRequests = 0 } });
        Refused(new TextAnalyzerOptions { Requests = new RequestOptions { MaxRetries = -1 } });
        Refused(new TextAnalyzerOptions { Requests = new RequestOptions { CoalescingDelay = TimeSpan.FromSeconds(-1) } });
        Refused(new TextAnalyzerOptions { Requests = new RequestOptions { TryTimeout = TimeSpan.Zero } });
        Refused(new TextAnalyzerOptions { Requests = new RequestOptions { DailyTextRecords = 1 } });
    }

    private static TextAnalyticsException Failed(TextAnalyticsErrorKind kind, string code) =>
        new(new TextAnalyticsError(kind, code, "As the test has it."));

    private void Refused(TextAnalyzerOptions options) => Should.Throw<ArgumentException>(() => new TextAnalyzer(_engine, options));

    private TextAnalyzer Analyzer(TextAnalyzerOptions options, IAnalysisCache? cache = null) => new(_engine, options, cache);

    private sealed class MemoryCache : IAnalysisCache
    {
        private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _entries = new();

        public Task<ReadOnlyMemory<byte>?> ReadAsync(string key, CancellationToken cancellationToken) =>
            Task.FromResult(_entries.TryGetValue(key, out var json) ? json : (ReadOnlyMemory<byte>?)null);

        public Task WriteAsync(string key, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
        {
            _entries[key] = json;
            return Task.CompletedTask;
        }
    }

    private sealed class MemoryBudget : IBudgetStore
    {
        public int Reserved { get; private set; }

        public Task<int> AddAsync(DateOnly day, Func<int, int> add, CancellationToken cancellationToken)
        {
            var added = add(Reserved);
            Reserved += added;
            return Task.FromResult(added);
        }
    }
}
