using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Searching;
using Pipeline.Search.AzureSearch;
using Pipeline.Search.Sqlite;

namespace Pipeline.Search.Tests;

public sealed class SearchServicesTests
{
    [Fact]
    public void An_endpoint_means_azure_and_a_path_alone_means_sqlite()
    {
        Resolve(("Search:Endpoint", "https://news.search.windows.net"), ("Search:Path", "index.db"))
            .Inner.ShouldBeOfType<AzureSearchIndex>();
        Resolve(("Search:Path", "index.db")).Inner.ShouldBeOfType<SqliteSearchIndex>();
    }

    [Theory]
    [InlineData(null, null, "Search__Endpoint")]
    [InlineData("http://news.search.windows.net", null, "Search__Endpoint")]
    [InlineData("news", null, "https://NAME.search.windows.net")]
    [InlineData("https://news.search.windows.net/indexes/x", null, "Search__Endpoint")]
    [InlineData("https://news.search.windows.net", "Articles", "Search__Index")]
    [InlineData("https://news.search.windows.net", "a", "Search__Index")]
    [InlineData("https://news.search.windows.net", "a--b", "Search__Index")]
    public void Wrong_settings_are_named(string? endpoint, string? index, string named) =>
        Should.Throw<OptionsValidationException>(() => Resolve(("Search:Endpoint", endpoint), ("Search:Index", index ?? "articles")))
            .Message.ShouldContain(named);

    private static CoalescingIndex Resolve(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
            .Build();
        using var services = new ServiceCollection().AddSearchIndex(configuration).BuildServiceProvider();
        return services.GetRequiredService<ISearchIndex>().ShouldBeOfType<CoalescingIndex>();
    }
}
