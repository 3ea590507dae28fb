using Articles.TextAnalytics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;

namespace Pipeline.LanguageModel.Tests;

/// <summary>The enrichment stage over a scripted model, which makes summary, topics and tone.</summary>
internal sealed class Newsroom : IDisposable
{
    public const string Text =
        "The bridge over the Aller reopened on Monday. Drivers were pleased. See https://aller.example/bridge for times.";

    private readonly ServiceProvider _services;

    public Newsroom(IChatClient? model, params IEnumerable<(string Name, string Value)> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                KeyValuePair.Create("Enrichment:Features", (string?)"AbstractiveSummary,KeyPhrases,Sentiment"),
                KeyValuePair.Create("Enrichment:Providers:Default", (string?)"llm"),
                KeyValuePair.Create("Enrichment:MaxRetries", (string?)"0"),
            ])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection().AddLogging().AddArticlePipeline(configuration).AddSingleton<IBudgetStore>(Budget);
        if (model is null)
        {
            services.AddLanguageModel();
        }
        else
        {
            RegistrationSample.Register(services, model);
        }

        _services = services.BuildServiceProvider();
    }

    public DayBudget Budget { get; } = new();

    public T Get<T>()
        where T : class => _services.GetRequiredService<T>();

    public Task<EnrichedArticle> EnrichAsync(string text = Text) => Get<ArticleAnalyzer>().EnrichAsync(
        new CleanedArticle
        {
            Id = ArticleId.FromName("bridge.txt"),
            Name = "bridge.txt",
            Text = text,
            Format = "text",
            Language = "en",
            Revision = Revision.Of("1"u8),
            Sequence = 1,
            CleanerVersion = 1,
        },
        TestContext.Current.CancellationToken);

    public void Dispose() => _services.Dispose();

    /// <summary>The day's count.</summary>
    public sealed class DayBudget : IBudgetStore
    {
        private readonly Lock _lock = new();

        public int Reserved { get; private set; }

        public Task<int> AddAsync(DateOnly day, Func<int, int> add, CancellationToken cancellationToken)
        {
            lock (_lock)
            {
                var added = add(Reserved);
                Reserved += added;
                return Task.FromResult(added);
            }
        }
    }
}
