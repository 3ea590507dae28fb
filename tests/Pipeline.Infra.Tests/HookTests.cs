using System.Runtime.Versioning;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Publishing.Events;
using Pipeline.Infra.Tests.Bicep;
using Pipeline.Infra.Tests.Hooks;

namespace Pipeline.Infra.Tests;

/// <summary>azd's hooks, run with programs that stand in for az and dotnet.</summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class HookTests(BicepFixture bicep)
{
    private const string Key = "c2VjcmV0LWtleQ==";

    [ShellFact]
    public async Task The_index_is_applied_to_the_deployed_service()
    {
        using var shell = new HookShell();
        shell.Add("dotnet", """echo "$Search__Endpoint $ArticleStorage__blobServiceUri $*" >> "$LOG" """);

        var result = await shell.RunAsync("apply-index.sh");

        result.ExitCode.ShouldBe(0, result.Error);
        shell.Log.ShouldHaveSingleItem()
            .ShouldBe(
            "https://srch.search.windows.net https://starticle.blob.core.windows.net run --configuration Release --project "
            + "src/Pipeline.Local -- index apply");
    }

    [BicepFact]
    public void What_the_hooks_read_is_what_the_template_gives()
    {
        var outputs = bicep.Main["outputs"]!.AsObject().Select(output => output.Key).ToList();
        var read = Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Infra, "hooks"), "*.sh")
            .SelectMany(file => Variable().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value)
            .Distinct()
            .ToList();

        read.Count.ShouldBeGreaterThan(7);
        read.Except(["TRIES", "PAUSE"]).ShouldBe(outputs, ignoreOrder: true);
    }

    [ShellFact]
    public async Task The_index_is_tried_again_and_then_given_up_with_a_word()
    {
        using var shell = new HookShell();
        shell.Add("dotnet", """echo try >> "$LOG"; exit 1""");

        var result = await shell.RunAsync("apply-index.sh", tries: 3);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("infra/hooks/apply-index.sh");
        shell.Log.Count.ShouldBe(3);
    }

    [ShellFact]
    public async Task The_webhooks_key_goes_into_a_file_that_only_the_user_reads_and_is_gone_afterwards()
    {
        using var shell = new HookShell();
        shell.Add("az", $$"""
            echo "$*" >> "$LOG"
            case "$*" in
              "functionapp keys list"*) echo "{{Key}}" ;;
              "deployment group create"*)
                for argument; do
                  case "$argument" in
                    @*) cp -p "${argument#@}" "$HOME/parameters"; stat -c %a "${argument#@}" > "$HOME/mode" ;;
                  esac
                done ;;
            esac
            """);

        var result = await shell.RunAsync("subscribe-inbox.sh");

        result.ExitCode.ShouldBe(0, result.Error);
        shell.Read("parameters")
            .ShouldContain($"https://func.azurewebsites.net/runtime/webhooks/blobs?functionName=Host.Functions.CleanArticle&code={Key}");
        shell.Read("parameters").ShouldContain("\"evgst\"");
        shell.Read("mode").Trim().ShouldBe("600");
        string.Concat(shell.Log).ShouldNotContain(Key);
        (result.Output + result.Error).ShouldNotContain(Key);
        shell.TemporaryFiles.ShouldBeEmpty();
    }

    [ShellFact]
    public async Task An_app_that_never_makes_its_key_is_told()
    {
        using var shell = new HookShell();
        shell.Add("az", """echo "$*" >> "$LOG" """);

        var result = await shell.RunAsync("subscribe-inbox.sh", tries: 2);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("blobs_extension");
        shell.Log.ShouldAllBe(line => line.StartsWith("functionapp keys list", StringComparison.Ordinal));
    }

    [ShellFact]
    public async Task The_smoke_test_drops_an_article_takes_its_event_removes_it_and_takes_that_event_too()
    {
        using var shell = new HookShell();
        shell.Write("event.json", RealEvent("NAME"));
        // The first question finds another run's event, the second this run's; after the removal the event of that.
        shell.Add("az", """
            echo "$*" >> "$LOG"
            event() {
              printf '%s\treceipt %s\t%s\n' "$1" "$1" "$(sed "s#NAME#$2#; s#article.enriched.v1#$3#" "$HOME/event.json" | base64 -w 0)"
            }
            case "$*" in
              "storage blob upload"*) for argument; do case "$argument" in smoke-test/*) echo "$argument" > "$HOME/name" ;; esac; done ;;
              "storage blob delete"*) touch "$HOME/removed" ;;
              "storage message get"*)
                if [ -e "$HOME/removed" ]; then event third "$(cat "$HOME/name")" article.withdrawn.v1;
                elif [ -e "$HOME/asked" ]; then event second "$(cat "$HOME/name")" article.enriched.v1;
                else event first smoke-test/older.html article.enriched.v1; fi
                touch "$HOME/asked" ;;
            esac
            """);

        var result = await shell.RunAsync("smoke-test.sh", tries: 5);

        result.ExitCode.ShouldBe(0, result.Error);
        shell.Log.Select(line => string.Join(' ', line.Split(' ')[..3])).ShouldBe(
            [
                "storage blob upload", "storage message get", "storage message delete", "storage message get", "storage message delete",
                "storage blob delete",
                "storage message get", "storage message delete",
            ]);
        shell.Log.ShouldAllBe(line => line.Contains("--auth-mode login --account-name starticle", StringComparison.Ordinal));
        shell.Log[4].ShouldContain("--id second --pop-receipt receipt second");
        shell.Log[5].ShouldContain(shell.Read("name").Trim());
    }

    [ShellFact]
    public async Task An_article_that_is_never_withdrawn_fails_the_deployment()
    {
        using var shell = new HookShell();
        shell.Write("event.json", RealEvent("NAME"));
        shell.Add("az", """
            case "$*" in
              "storage blob upload"*) for argument; do case "$argument" in smoke-test/*) echo "$argument" > "$HOME/name" ;; esac; done ;;
              "storage message get"*) printf 'id\treceipt\t%s\n' "$(sed "s#NAME#$(cat "$HOME/name")#" "$HOME/event.json" | base64 -w 0)" ;;
            esac
            """);

        var result = await shell.RunAsync("smoke-test.sh", tries: 5);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("was removed from the inbox, but no event about the removal arrived");
    }

    [BicepFact]
    public async Task The_smoke_tests_article_is_one_that_the_pipeline_takes_of_the_publication_that_its_subscription_wants()
    {
        var article = Path.Combine(RepositoryFiles.Infra, "hooks", "smoke-test.html");
        var result = await Command.RunAsync(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "articles.dll"), "clean", article], RepositoryFiles.Root,
            new Dictionary<string, string>());

        result.ExitCode.ShouldBe(0, result.Error);
        var subscription = bicep.Public.Settings.Single(
            setting => setting.Value == "smoke-test" && setting.Key.EndsWith("__Queue", StringComparison.Ordinal)).Key;
        JsonNode.Parse(result.Output)!["siteName"]!.GetValue<string>()
            .ShouldBe(bicep.Public.Settings[subscription.Replace("__Queue", "__Filter__Sites__0", StringComparison.Ordinal)]);
    }

    [ShellFact]
    public async Task An_event_that_never_comes_fails_the_deployment()
    {
        using var shell = new HookShell();
        shell.Add("az", """echo "$*" >> "$LOG" """);

        var result = await shell.RunAsync("smoke-test.sh", tries: 3);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("No event about");
        result.Error.ShouldContain("article show smoke-test/");
    }

    [ShellFact]
    public async Task A_inbox_that_cannot_be_written_to_fails_the_deployment()
    {
        using var shell = new HookShell();
        shell.Add("az", """echo "$*" >> "$LOG"; exit 3""");

        var result = await shell.RunAsync("smoke-test.sh", tries: 3);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("could not be dropped");
    }

    /// <summary>An event as a subscriber gets it.</summary>
    private static string RealEvent(string name)
    {
        var article =
            new EnrichedArticle { Id = ArticleId.FromName(name), Name = name, Text = "The lights came back on.", Format = "html" };
        var version = new PipelineVersion(1, 1, 1);
        return Encoding.UTF8.GetString(
            new EventFactory().CreateEnriched(article, version, "smoke-test", new Uri("https://newsroom.example/x.json")).Span);
    }

    [GeneratedRegex(@"\$\{?(?<name>[A-Z_]{2,})", RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}
