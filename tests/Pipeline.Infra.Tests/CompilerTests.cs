using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Infra.Tests.Bicep;

namespace Pipeline.Infra.Tests;

public sealed class CompilerTests(BicepFixture bicep)
{
    [BicepFact]
    public async Task Every_bicep_file_passes_the_linter_without_a_warning()
    {
        var result = await bicep.Compiler.RunAsync("lint", "--pattern", "**/*.bicep");

        result.Error.ShouldBeEmpty();
        result.Output.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0);
    }

    [BicepFact]
    public async Task Every_bicep_file_is_as_the_formatter_writes_it()
    {
        var before = bicep.Compiler.Read();
        var result = await bicep.Compiler.RunAsync("format", "--pattern", "**/*.bicep");

        result.ExitCode.ShouldBe(0, result.Error);
        bicep.Compiler.Read().ShouldBe(before);
    }

    [BicepFact]
    public async Task The_parameters_file_compiles()
    {
        var result = await bicep.Compiler.RunAsync("build-params", "main.bicepparam", "--stdout");

        result.Error.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("outputs-should-not-contain-secrets")]
    [InlineData("protect-commandtoexecute-secrets")]
    [InlineData("secure-parameter-default")]
    [InlineData("secure-params-in-nested-deploy")]
    [InlineData("secure-secrets-in-params")]
    [InlineData("use-secure-value-for-secure-inputs")]
    public void A_rule_on_secrets_is_an_error(string rule) => Rules()[rule]!["level"]!.GetValue<string>().ShouldBe("error");

    [Fact]
    public void No_rule_is_turned_off_or_down() =>
        Rules().Select(rule => rule.Value!["level"]!.GetValue<string>()).ShouldAllBe(level => level == "error");

    [Fact]
    public void Every_module_is_used()
    {
        var sources = Directory.EnumerateFiles(RepositoryFiles.Infra, "*.bicep", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

        sources.Keys.Where(name => name is not "main.bicep" and not "inbox-events.bicep")
            .ShouldAllBe(name => sources.Values.Any(source => source.Contains(name, StringComparison.Ordinal)));
    }

    private static JsonObject Rules()
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip };
        return JsonNode.Parse(
            RepositoryFiles.Read("infra/bicepconfig.json"), documentOptions: options)!["analyzers"]!["core"]!["rules"]!.AsObject();
    }
}
