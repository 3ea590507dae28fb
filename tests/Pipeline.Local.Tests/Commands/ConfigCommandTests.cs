using System.Text.Json;
using Pipeline.Local.Tests.Docs;
using Pipeline.Local.Tests.EndToEnd;

namespace Pipeline.Local.Tests.Commands;

/// <summary>The settings as they count, and where each comes from.</summary>
public sealed class ConfigCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article-pipeline-config-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Each_setting_has_its_value_and_its_origin()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "local.settings.json"),
            """{"Values":{"Reading__MaxBytes":"5000","Cleaning__FormerRevisions":"3"}}""", Token);

        var settings = await ListAsync([("Cleaning__FormerRevisions", "7")], "config", "--json", "--data", "elsewhere");

        settings["Reading__MaxBytes"].ShouldBe(("5000", "local.settings.json"));
        settings["Cleaning__FormerRevisions"].ShouldBe(("7", "environment"), "the environment wins over the file");
        settings["Cleaning__MaxNesting"].ShouldBe(("512", "default"));
        settings["ArticleStorage"].ShouldBe(("UseDevelopmentStorage=true", "default"));
        settings["Local__DataFolder"].ShouldBe((Path.Combine(_folder.FullName, "elsewhere"), "--data"));
        settings["Enrichment__Providers__Pii"].ShouldBe((null, "default"));
        settings["Subscriptions__0__Queue"].ShouldBe(("subscriber-everything", "default"));
    }

    [Fact]
    public async Task Every_setting_of_the_page_of_settings_is_listed_with_the_default_that_the_page_says()
    {
        var settings = await ListAsync([], "config", "--json");

        settings.Keys.ShouldBeUnique();
        var page = new ConfigurationPage().All.ToDictionary(setting => setting.Name, ConfigurationPage.DefaultOf);
        page.Keys.Where(name => !name.Contains("__NAME__", StringComparison.Ordinal) && !name.Contains("__N__", StringComparison.Ordinal))
            .ShouldBeSubsetOf(settings.Keys);
        foreach (var (name, (value, _)) in settings.Where(setting => setting.Value is { Origin: "default", Value: not null }))
        {
            page[name.Replace("__0__", "__N__", StringComparison.Ordinal)]
                .ShouldContain($"`{Path.GetFileName(value)}`", Case.Insensitive, name);
        }
    }

    [Fact]
    public async Task Only_what_is_not_at_its_default_is_listed_on_request()
    {
        var settings = await ListAsync([("Reading__MaxBytes", "5000")], "config", "--json", "--changed");

        settings.Keys.ShouldBe(["Local__DataFolder", "Reading__MaxBytes"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(
        "ArticleStorage", "DefaultEndpointsProtocol=https;AccountName=news;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net",
        "DefaultEndpointsProtocol=https;AccountName=news;AccountKey=***;EndpointSuffix=core.windows.net")]
    [InlineData(
        "ArticleStorage", "BlobEndpoint=https://news.blob.core.windows.net/?sig=c2VjcmV0;SharedAccessSignature=sig=c2VjcmV0",
        "BlobEndpoint=https://news.blob.core.windows.net/;SharedAccessSignature=***")]
    [InlineData("ArticleStorage", "c2VjcmV0", "***")]
    [InlineData("Webhooks__Secrets__DESK__Key", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "***")]
    [InlineData("Webhooks__Secrets__DESK__FormerKey", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "***")]
    [InlineData("Subscriptions__0__Webhook", "https://a.example/in?code=secret", "https://a.example/in?***")]
    public async Task What_gives_access_is_masked(string name, string value, string shown)
    {
        var settings = await ListAsync([(name, value)], "config", "--json");

        settings[name].ShouldBe((shown, "environment"));
    }

    [Fact]
    public async Task The_options_win_over_the_environment()
    {
        var settings = await ListAsync(
            [("ArticleStorage", "AccountName=one;AccountKey=c2VjcmV0"), ("ArticleStorage__credential", "managedidentity")],
            "config", "--json", "--storage", "AccountName=two;AccountKey=c2VjcmV0");

        settings["ArticleStorage"].ShouldBe(("AccountName=two;AccountKey=***", "--storage"));
        settings["ArticleStorage__credential"].ShouldBe((null, "default"));
    }

    private async Task<Dictionary<string, (string? Value, string Origin)>> ListAsync(
        (string Name, string Value)[] settings, params string[] arguments)
    {
        var result = await new ArticlesCommand(
            _folder.FullName, settings.ToDictionary(setting => setting.Name, setting => setting.Value)).RunAsync(Token, arguments);
        result.ExitCode.ShouldBe(0, result.Errors);
        return result.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(
            line => line.GetProperty("name").GetString()!,
            line => (line.GetProperty("value").GetString(), line.GetProperty("origin").GetString()!));
    }
}
