using System.Text;
using System.Text.Json;

namespace Pipeline.Local.Tests.Security;

/// <summary>With Pii on, what was found is in nothing that is published.</summary>
[Collection<WatchedRunCollection>]
public sealed class PersonalInformationTests(WatchedRun run)
{
    private const string Name = "pii.html";

    [Fact]
    public async Task Each_kind_was_found()
    {
        var document = JsonDocument.Parse(await run.DocumentAsync(Name)).RootElement;
        var found = document.GetProperty("personalInformation").EnumerateArray().Select(span => span.GetProperty("category").GetString())
            .ToHashSet();
        found.ShouldBeSubsetOf(["Email", "PhoneNumber", "CreditCardNumber", "IPAddress", .. found]);
        new[] { "Email", "PhoneNumber", "CreditCardNumber", "IPAddress" }.ShouldBeSubsetOf(found);
        document.GetProperty("text").GetString().ShouldNotBeNull().ShouldContain("Write or call: ****");
    }

    [Fact]
    public async Task None_is_in_the_document_the_event_the_index_or_an_export()
    {
        var outputs = new Dictionary<string, string>
        {
            ["document"] = await run.DocumentAsync(Name),
            ["event"] = run.Events.Single(json => json.Contains($"\"{Name}\"", StringComparison.Ordinal)),
            ["export"] = run.Output("export --all"),
            ["csv"] = run.Output("export --format csv --all"),
            ["index"] = string.Join(
                '\n', Directory.EnumerateFiles(run.Account.DataFolder, "index.db*")
                .Select(file => Encoding.UTF8.GetString(File.ReadAllBytes(file)))),
        };
        outputs.Values.ShouldAllBe(output => output.Length > 100);
        foreach (var (output, content) in outputs)
        {
            foreach (var personal in WatchedRun.Personal)
            {
                content.Contains(personal, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{personal} is in the {output}");
            }
        }
    }
}
