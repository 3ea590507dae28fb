using System.Runtime.Versioning;
using Pipeline.Infra.Tests.Hooks;

namespace Pipeline.Infra.Tests;

/// <summary>azd's hooks, run with programs that stand in for az and dotnet.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class HookTests
{
    private const string Key = "c2VjcmV0LWtleQ==";

    [ShellFact]
    public async Task The_index_is_applied_to_the_deployed_service()
    {
        using var shell = new HookShell();
        shell.Add("dotnet", """echo "$Search__Endpoint $*" >> "$LOG" """);

        var result = await shell.RunAsync("apply-index.sh");

        result.ExitCode.ShouldBe(0, result.Error);
        shell.Log.ShouldHaveSingleItem().ShouldBe("https://srch.search.windows.net run --configuration Release --project src/Pipeline.Local -- index apply");
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
                for argument; do case "$argument" in @*) cp -p "${argument#@}" "$HOME/parameters"; stat -c %a "${argument#@}" > "$HOME/mode" ;; esac; done ;;
            esac
            """);

        var result = await shell.RunAsync("subscribe-inbox.sh");

        result.ExitCode.ShouldBe(0, result.Error);
        shell.Read("parameters").ShouldContain($"https://func.azurewebsites.net/runtime/webhooks/blobs?functionName=Host.Functions.CleanArticle&code={Key}");
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
    public async Task The_smoke_test_drops_an_article_takes_its_event_and_tidies_up()
    {
        using var shell = new HookShell();
        // The first time there is another run's event, the second time this run's too.
        shell.Add("az", """
            echo "$*" >> "$LOG"
            event() { printf '%s\treceipt %s\t%s\n' "$1" "$1" "$(printf '{"data":{"name":"%s"}}' "$2" | base64 -w 0)"; }
            case "$*" in
              "storage blob upload"*) for argument; do case "$argument" in smoke-test/*) echo "$argument" > "$HOME/name" ;; esac; done ;;
              "storage message get"*)
                if [ -e "$HOME/asked" ]; then event second "$(cat "$HOME/name")"; else event first smoke-test/older.html; fi
                touch "$HOME/asked" ;;
            esac
            """);

        var result = await shell.RunAsync("smoke-test.sh", tries: 5);

        result.ExitCode.ShouldBe(0, result.Error);
        shell.Log.Select(line => string.Join(' ', line.Split(' ')[..3])).ShouldBe(
            [
                "storage blob upload", "storage message get", "storage message delete", "storage message get", "storage message delete", "storage blob delete",
            ]);
        shell.Log.ShouldAllBe(line => line.Contains("--auth-mode login --account-name starticle", StringComparison.Ordinal));
        shell.Log[4].ShouldContain("--id second --pop-receipt receipt second");
        shell.Log[5].ShouldContain(shell.Read("name").Trim());
    }

    [ShellFact]
    public async Task An_event_that_never_comes_fails_the_deployment()
    {
        using var shell = new HookShell();
        shell.Add("az", """echo "$*" >> "$LOG" """);

        var result = await shell.RunAsync("smoke-test.sh", tries: 3);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("No event came");
        result.Error.ShouldContain("article show smoke-test/");
    }

    [ShellFact]
    public async Task A_drop_zone_that_cannot_be_written_to_fails_the_deployment()
    {
        using var shell = new HookShell();
        shell.Add("az", """echo "$*" >> "$LOG"; exit 3""");

        var result = await shell.RunAsync("smoke-test.sh", tries: 3);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("could not be dropped");
    }
}
