using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Publishing.Subscriptions;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Publishing.Subscriptions;

public sealed class SubscriptionSetTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("subscriptions-");
    private readonly CollectingLogger<SubscriptionSet> _log = new();

    private string FilePath => Path.Combine(_folder.FullName, "subscriptions.json");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_flat_form_of_the_app_settings_is_read()
    {
        using var set = Load(
            ("Subscriptions:0:Name", "china-desk"),
            ("Subscriptions:0:Queue", "china-desk"),
            ("Subscriptions:0:Duplicates", "Exclude"),
            ("Subscriptions:0:Filter:Languages:0", "en"),
            ("Subscriptions:0:Filter:Sentiments:0", "Positive"),
            ("Subscriptions:0:Filter:MinWords", "3"),
            ("Subscriptions:0:Filter:SentimentScores:Positive:Min", "0.5"),
            ("Subscriptions:0:Filter:Any:0:Entities:0", "Person:*"),
            ("Subscriptions:0:Filter:Any:1:Duplicates", ""));

        Faults(set).ShouldHaveSingleItem().ShouldContain(
            "Subscriptions[0] ('china-desk').filter.any[1] has a field 'Duplicates', which is not known; did you mean 'duplicate'?");
    }

    [Fact]
    public void The_file_and_the_app_settings_say_the_same_in_their_forms()
    {
        File.WriteAllText(
            FilePath,
            """{"subscriptions":[{"name":"file","queue":"file","filter":{"languages":["en"],"minWords":3,"entities":["Person:*"]}}]}""");
        using var set = Load(
            ("SubscriptionsFile", FilePath),
            ("Subscriptions:0:Name", "settings"),
            ("Subscriptions:0:Queue", "settings"),
            ("Subscriptions:0:Filter:Languages:0", "en"),
            ("Subscriptions:0:Filter:MinWords", "3"),
            ("Subscriptions:0:Filter:Entities:0", "Person:*"));

        Faults(set).ShouldBeEmpty();
        set.Current.Select(subscription => subscription.Name).ShouldBe(["settings", "file"]);
        set.Current[0].Filter.ToString().ShouldBe(set.Current[1].Filter.ToString());
        set.Current.ShouldAllBe(
            subscription =>
            subscription.Matches(Some.Enriched("a.txt", "t", "en")) && !subscription.Matches(Some.Enriched("a.txt", "t", "de")));
    }

    [Fact]
    public void One_name_in_both_is_a_fault()
    {
        File.WriteAllText(FilePath, """{"subscriptions":[{"name":"News","queue":"file"}]}""");
        using var set = Load(("SubscriptionsFile", FilePath), ("Subscriptions:0:Name", "news"), ("Subscriptions:0:Queue", "settings"));

        Faults(set).ShouldHaveSingleItem().ShouldContain("Two subscriptions are named 'news'");
    }

    [Fact]
    public void A_file_that_is_not_there_keeps_the_host_from_starting()
    {
        using var set = Load(("SubscriptionsFile", FilePath));

        Faults(set).ShouldHaveSingleItem().ShouldContain("SubscriptionsFile");
    }

    [Fact]
    public void A_host_with_broken_subscriptions_does_not_start()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Subscriptions:0:Name", (string?)"a")])
            .Build();
        using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddSubscriptions(configuration)
            .BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate())
            .Message.ShouldContain("has no queue");
    }

    [Fact]
    public async Task A_changed_file_is_read_again_and_a_broken_one_leaves_the_last_good_and_is_logged()
    {
        await File.WriteAllTextAsync(FilePath, """{"subscriptions":[{"name":"first","queue":"first"}]}""", Token);
        using var set = Load(("SubscriptionsFile", FilePath));

        await File.WriteAllTextAsync(FilePath, """{"subscriptions":[{"name":"second","queue":"second"}]}""", Token);
        await _log.WaitForAsync(LogLevel.Information, Token);
        set.Current.ShouldHaveSingleItem().Name.ShouldBe("second");

        await File.WriteAllTextAsync(FilePath, """{"subscriptions":[{"name":"third","queue":"Third"}]}""", Token);
        (await _log.WaitForAsync(LogLevel.Error, Token)).ShouldContain("subscriptions[0] ('third').queue is 'Third'");
        set.Current.ShouldHaveSingleItem().Name.ShouldBe("second");
    }

    [Fact]
    public async Task Settings_that_change_under_the_host_are_read_again()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                [KeyValuePair.Create("Subscriptions:0:Name", (string?)"a"), KeyValuePair.Create("Subscriptions:0:Queue", (string?)"first")])
            .Build();
        using var set = new SubscriptionSet(configuration, TimeProvider.System, _log);

        configuration["Subscriptions:0:Queue"] = "second";
        configuration.Reload();

        await _log.WaitForAsync(LogLevel.Information, Token);
        set.Current.ShouldHaveSingleItem().Queue.ShouldBe("second");
    }

    private SubscriptionSet Load(params (string Key, string Value)[] settings) => new(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build(),
        TimeProvider.System,
        _log);

    private static IEnumerable<string> Faults(SubscriptionSet set) => set.Validate(null, new PublishingOptions()).Failures ?? [];
}
