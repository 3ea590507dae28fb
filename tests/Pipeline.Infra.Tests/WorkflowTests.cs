using System.Text.RegularExpressions;

namespace Pipeline.Infra.Tests;

/// <summary>The GitHub workflow.</summary>
public sealed partial class WorkflowTests
{
    private const string Workflow = ".github/workflows/ci.yml";

    [Fact]
    public void Every_action_is_pinned_to_a_commit_with_its_version_beside_it()
    {
        var uses = File.ReadLines(Path.Combine(RepositoryFiles.Root, Workflow))
            .Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToList();

        uses.Count.ShouldBe(YamlFile.Read(Workflow).All("uses").Count());
        uses.ShouldNotBeEmpty();
        uses.ShouldAllBe(line => Pinned().IsMatch(line));
    }

    [Fact]
    public void It_signs_in_with_its_own_token_and_knows_no_secret()
    {
        RepositoryFiles.Read(Workflow).ShouldNotContain("secrets.");
        YamlFile.Read(Workflow).Map("permissions").ShouldHaveSingleItem().ShouldBe(new("contents", "read"));
        foreach (var job in new[] { "what-if", "deploy" })
        {
            Job(job).Map("permissions").Select(permission => $"{permission.Key}: {permission.Value}")
                .ShouldBe(["contents: read", "id-token: write"], ignoreOrder: true);
        }
    }

    [Fact]
    public void A_deployments_hooks_have_their_tokens_before_provisioning_outlasts_the_workflows_own()
    {
        var commands = Job("deploy").All("run").ToList();

        var fetched = commands.FindIndex(
            command =>
            command.Contains("https://storage.azure.com/.default", StringComparison.Ordinal)
            && command.Contains("https://search.azure.com/.default", StringComparison.Ordinal));
        fetched.ShouldBeInRange(0, commands.IndexOf("azd up --no-prompt") - 1);
    }

    [Fact]
    public void Only_main_is_deployed_and_only_after_all_tests()
    {
        Job("deploy").Text("if").ShouldContain("github.event_name == 'push' && github.ref == 'refs/heads/main'");
        Job("deploy").Items("needs").ShouldBe(["test", "bicep"]);
        Job("deploy").All("run").ShouldContain("azd up --no-prompt");
        Job("what-if").Text("if").ShouldContain("github.event_name == 'pull_request'");
        Job("what-if").All("run").ShouldHaveSingleItem().ShouldStartWith("az deployment sub what-if ");
    }

    [Fact]
    public void The_app_is_tested_with_azure_ai_language_too()
    {
        var commands = Job("test").All("run").ToList();

        commands.ShouldContain(".ci/run");
        commands.ShouldContain("dotnet test --project tests/Pipeline.AzureLanguage.Tests -c Release");
        commands.ShouldContain("dotnet test --project tests/Pipeline.Functions.Tests -c Release -p:WithAzureLanguage=true");
    }

    [Fact]
    public void Every_path_that_it_names_is_there()
    {
        var paths = YamlFile.Read(Workflow).All("run").SelectMany(command => RepositoryPath().Matches(command)).Select(match => match.Value)
            .ToList();

        paths.Count.ShouldBeGreaterThan(4);
        paths.ShouldAllBe(path => Path.Exists(Path.Combine(RepositoryFiles.Root, path)));
    }

    private static YamlFile Job(string name) => (YamlFile)YamlFile.Read(Workflow).Map("jobs")[name];

    [GeneratedRegex(@"uses: [A-Za-z]+/[a-z-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"(?<=^| )(\.ci|infra|tests|src)/\S+|Pipeline\.sln")]
    private static partial Regex RepositoryPath();
}
