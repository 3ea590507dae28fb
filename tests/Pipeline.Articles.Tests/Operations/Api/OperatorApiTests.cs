using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Articles.Operations;
using Pipeline.Articles.Operations.Api;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Operations.Api;

/// <summary>A mistyped request does nothing, and says what was meant.</summary>
public sealed class OperatorApiTests : IDisposable
{
    private readonly MemoryPipeline _pipeline = new();
    private readonly OperatorApi _api;

    public OperatorApiTests() =>
        _api = new OperatorApi(
            null!, null!, null!, _pipeline.ReprocessingStep, null!, new PoisonBatchOperations(null!), _pipeline.Removals, null!,
            groups: [], NullLogger<OperatorApi>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [InlineData(
        """{"dry_run":true,"name":"*"}""",
        "The body has a field 'dry_run', which is not known; did you mean 'dryRun'? Allowed are stale, failed, lost, since, name, limit, "
        + "dryRun. Nothing was done.")]
    [InlineData("""{"dryrun":true,"name":"*"}""", "The body has a field 'dryrun', which is not known; did you mean 'dryRun'?")]
    [InlineData("""{"DryRun":true,"name":"*"}""", "The body has a field 'DryRun', which is not known; did you mean 'dryRun'?")]
    [InlineData(
        """{"naem":"*","colour":1}""",
        "The body has a field 'naem', which is not known; did you mean 'name'? The body has a field 'colour', which is not known.")]
    [InlineData("""{"dryRun":true,"dryRun":false,"name":"*"}""", "The body has the field dryRun 2 times. Give it once. Nothing was done.")]
    [InlineData("""{"dryRun":"true","name":"*"}""", "The body is not as /api/openapi.json describes it, at $.dryRun, line 1")]
    [InlineData("""{"dryRun":null,"name":"*"}""", "The body is not as /api/openapi.json describes it, at $.dryRun, line 1")]
    [InlineData("""{"name":"*"} {"dryRun":true}""", "The body is not as /api/openapi.json describes it")]
    [InlineData("""{"name":" "}""", "name is empty")]
    [InlineData("""[{"name":"*"}]""", "The body has to be a JSON object")]
    [InlineData("null", "The body has to be a JSON object")]
    [InlineData("\"dryRun\"", "The body has to be a JSON object")]
    public async Task A_body_that_is_not_quite_right_reprocesses_nothing(string body, string detail)
    {
        await _pipeline.DropAsync("a.txt", Some.Cleaned().Text, Token);

        await ShouldBeRefusedAsync("reprocess", body, 400, detail);

        _pipeline.Rounds.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_says_so_and_sends_nothing_and_the_same_without_it_sends()
    {
        await _pipeline.DropAsync("a.txt", Some.Cleaned().Text, Token);

        var preview = await AnswerAsync("reprocess", """{"name":"*","dryRun":true}""");
        preview.Status.ShouldBe(200);
        JsonDocument.Parse(preview.Body).RootElement.GetProperty("dryRun").GetBoolean().ShouldBeTrue();
        _pipeline.Rounds.Sent.ShouldBeEmpty();
        (await _pipeline.ReprocessingLog.WaitForAsync(LogLevel.Information, Token))
            .ShouldStartWith("Re-processing preview (dry run): nothing was sent; 1 articles would be");

        JsonDocument.Parse((await AnswerAsync("reprocess", """{"name":"*"}""")).Body).RootElement.GetProperty("dryRun").GetBoolean()
            .ShouldBeFalse();
        _pipeline.Rounds.Sent.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("POST", "reprocess", "dryRun=true", "The query has 'dryRun', which is not known. This address takes no query.")]
    [InlineData("GET", "poison", "al=true", "The query has 'al', which is not known; did you mean 'all'? Allowed are all.")]
    [InlineData("GET", "poison", "all=yes", "The query's all must be true or false.")]
    [InlineData("GET", "poison", "all", "The query's all must be true or false.")]
    [InlineData("GET", "poison", "all=true&all=false", "The query has all 2 times.")]
    [InlineData("GET", "changes/a.txt", "form=1", "The query has 'form', which is not known; did you mean 'from'? Allowed are from, to.")]
    [InlineData("GET", "changes/a.txt", "from=0", "The query's from must be a whole number from 1.")]
    [InlineData("GET", "changes/a.txt", "to=last", "The query's to must be a whole number from 1.")]
    [InlineData("GET", "status", "verbose=true", "The query has 'verbose', which is not known.")]
    public async Task A_query_that_is_not_known_is_refused(string method, string path, string query, string detail)
    {
        var parameters = query.Split('&').Select(part => part.Split('='))
            .Select(part => KeyValuePair.Create(part[0], part.Length > 1 ? part[1] : string.Empty)).ToList();

        var answer = await _api.AnswerAsync(new ApiRequest(method, path, parameters, new MemoryStream("{}"u8.ToArray())), Token);

        ShouldBeProblem(answer, 400, detail);
    }

    [Theory]
    [InlineData("""{"id":["x"],"all":true}""", "The body has a field 'id', which is not known; did you mean 'ids'?")]
    [InlineData("""{"ids":[""]}""", "An id is empty.")]
    [InlineData("""{"ids":[]}""", "Give either ids or all.")]
    public async Task A_mistyped_list_of_ids_does_not_discard_everything(string body, string detail) =>
        await ShouldBeRefusedAsync("poison/discard", body, 400, detail);

    [Theory]
    [InlineData("{}", 400, "count is missing")]
    [InlineData("""{"count":0}""", 400, "count must be a number from 1")]
    [InlineData("""{"count":3,"count":4}""", 400, "The body has the field count 2 times.")]
    [InlineData("""{"counts":3}""", 400, "The body has a field 'counts', which is not known; did you mean 'count'?")]
    [InlineData("""{"count":3}""", 409, "There are no held removals")]
    public async Task Removals_are_confirmed_by_their_number_alone(string body, int status, string detail) =>
        await ShouldBeRefusedAsync("removals/confirm", body, status, detail);

    [Fact]
    public async Task A_body_that_is_too_long_says_how_long_it_may_be() =>
        await ShouldBeRefusedAsync(
            "reprocess", $$"""{"name":"{{new string('a', 2_000_000)}}"}""", 413, "The body has more than 100,000 bytes.");

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_body_that_does_not_say_that_it_is_json_is_refused(string? type)
    {
        await _pipeline.DropAsync("a.txt", Some.Cleaned().Text, Token);

        var answer = await _api.AnswerAsync(Json("reprocess", """{"name":"*"}""") with { ContentType = type }, Token);

        ShouldBeProblem(answer, 415, "The body has to be JSON: send Content-Type: application/json.");
        _pipeline.Rounds.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_method_is_refused_with_those_that_there_are()
    {
        var answer = await _api.AnswerAsync(new ApiRequest("DELETE", "status", [], Stream.Null), Token);

        ShouldBeProblem(answer, 405, "/api/status takes GET.");
        answer.Headers.ShouldBe([KeyValuePair.Create("Allow", "GET")]);
    }

    private async Task ShouldBeRefusedAsync(string path, string body, int status, string detail) =>
        ShouldBeProblem(await AnswerAsync(path, body), status, detail);

    private static void ShouldBeProblem(ApiResponse answer, int status, string detail)
    {
        answer.ContentType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(answer.Body).RootElement;
        problem.GetProperty("detail").GetString()!.ShouldStartWith(detail);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        answer.Status.ShouldBe(status);
    }

    private Task<ApiResponse> AnswerAsync(string path, string body) =>
        _api.AnswerAsync(Json(path, body), Token);

    private static ApiRequest Json(string path, string body) =>
        new("POST", path, [], new MemoryStream(Encoding.UTF8.GetBytes(body))) { ContentType = "application/json; charset=utf-8" };
}
