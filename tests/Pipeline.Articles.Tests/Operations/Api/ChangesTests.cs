using System.Text.Json;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Operations.Api;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Operations.Api;

/// <summary>GET <c>/api/changes/{article}</c>: as <c>article diff</c> on the command line.</summary>
public sealed class ChangesTests : IDisposable
{
    private readonly MemoryPipeline _pipeline = new(("Enrichment:Features", "None"), ("Cleaning:FindDuplicates", "false"));
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [InlineData("id")]
    [InlineData("wires/2.json")]
    public async Task The_last_two_revisions_are_compared_by_the_articles_id_or_its_file(string asked)
    {
        await DropAsync("wires/1.json", Newswire.Ninjs());
        await DropAsync("wires/2.json", Newswire.Ninjs("2", Newswire.Corrected));

        var answer = await AskAsync(asked == "id" ? ArticleId.FromItem(Newswire.Id).ToString() : asked);

        answer.Status.ShouldBe(200);
        var changes = JsonDocument.Parse(answer.Body).RootElement;
        (changes.GetProperty("from").GetProperty("version").GetString(), changes.GetProperty("to").GetProperty("version").GetString())
            .ShouldBe(("1", "2"));
        var pieces = changes.GetProperty("text").EnumerateArray().SelectMany(text => text.GetProperty("pieces").EnumerateArray()).ToList();
        Written(pieces, "added").ShouldBe(Newswire.Text.Replace("\n\n", string.Empty, StringComparison.Ordinal));
        Written(pieces, "removed").ShouldBe(Newswire.Corrected.Replace("\n\n", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Revisions_may_be_named()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected));
        await DropAsync("3.json", Newswire.Ninjs("3", Newswire.Corrected + "\n\nA third paragraph came."));

        var changes = JsonDocument.Parse((await AskAsync("3.json", ("from", "1"), ("to", "2"))).Body).RootElement;

        changes.GetProperty("from").GetProperty("sequence").GetInt32().ShouldBe(1);
        changes.GetProperty("to").GetProperty("sequence").GetInt32().ShouldBe(2);
        changes.GetProperty("kept").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        await DropAsync("1.json", Newswire.Ninjs());

        (await AskAsync("no.json")).Status.ShouldBe(404);
        (await AskAsync("1.json")).Status.ShouldBe(404);
        (await AskAsync("1.json", ("from", "7"))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Of_a_file_of_several_articles_one_has_to_be_named()
    {
        var (one, other) = (Newswire.Ninjs(), Newswire.Ninjs().Replace(Newswire.Id, Newswire.Id + "9", StringComparison.Ordinal));
        await DropAsync("both.json", $"[{one},{other}]");

        (await AskAsync("both.json")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Where_personal_information_is_masked_nothing_is_shown()
    {
        await DropAsync("1.json", Newswire.Ninjs());
        await DropAsync("2.json", Newswire.Ninjs("2", Newswire.Corrected));
        _pipeline.Configure("Enrichment:Features", "Pii");
        _pipeline.Configure("Enrichment:RedactPii", "true");

        var answer = await AskAsync("2.json");

        answer.Status.ShouldBe(409);
        JsonDocument.Parse(answer.Body).RootElement.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("masked");
    }

    private static string Written(List<JsonElement> pieces, string other) => string.Concat(
        pieces.Where(piece => piece.GetProperty("kind").GetString() != other).Select(piece => piece.GetProperty("text").GetString()));

    private async Task DropAsync(string name, string content)
    {
        await _pipeline.DropAsync(name, content, Token);
        await _pipeline.DrainAsync(Token);
    }

    private Task<ApiResponse> AskAsync(string article, params (string Key, string Value)[] query) =>
        _pipeline.Api.AnswerAsync(
            new ApiRequest("GET", $"changes/{article}", [.. query.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))], Stream.Null),
            Token);
}
