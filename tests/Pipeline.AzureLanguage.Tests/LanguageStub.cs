using System.Net;
using System.Text;

namespace Pipeline.AzureLanguage.Tests;

/// <summary>Stands for the service: gives the answers it was told in turn and keeps the requests.</summary>
internal sealed class LanguageStub : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = [];

    public List<(HttpMethod Method, Uri Address, string Body)> Requests { get; } = [];

    /// <summary>Runs after each request, with how many there were.</summary>
    public Action<int> Answered { get; set; } = _ => { };

    public LanguageStub Answers(string json, HttpStatusCode status = HttpStatusCode.OK, params (string Name, string Value)[] headers)
    {
        _answers.Enqueue(() =>
        {
            var answer = new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
            foreach (var (name, value) in headers)
            {
                answer.Headers.TryAddWithoutValidation(name, value);
            }

            return answer;
        });
        return this;
    }

    public LanguageStub AcceptsJob(string id) => Answers(
        string.Empty,
        HttpStatusCode.Accepted,
        ("operation-location", $"https://newsroom.cognitiveservices.azure.com/language/analyze-text/jobs/{id}?api-version=2023-04-01"));

    public LanguageStub RunsJob(string id) => Answers(
        $$$"""
        {"jobId":"{{{id}}}","status":"running",
        "createdDateTime":"2026-03-01T12:00:00Z","expirationDateTime":"2026-03-02T12:00:00Z","lastUpdatedDateTime":"2026-03-01T12:00:01Z",
        "errors":[],"tasks":{"completed":0,"failed":0,"inProgress":1,"total":1,"items":[]}}
        """);

    public LanguageStub FinishesJob(string id, string kind, string documents) => Answers(
        $$$"""
        {"jobId":"{{{id}}}","status":"succeeded",
        "createdDateTime":"2026-03-01T12:00:00Z","expirationDateTime":"2026-03-02T12:00:00Z","lastUpdatedDateTime":"2026-03-01T12:00:01Z",
        "errors":[],"tasks":{"completed":1,"failed":0,"inProgress":0,"total":1,"items":[
        {"kind":"{{{kind}}}","lastUpdateDateTime":"2026-03-01T12:00:01Z","status":"succeeded","results":{
        "documents":[{{{documents}}}],"errors":[],"modelVersion":"2023-04-01"}}]}}
        """);

    public LanguageStub Throws(Exception exception)
    {
        _answers.Enqueue(() => throw exception);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add((request.Method, request.RequestUri!, body));
        var answer = _answers.Dequeue()();
        Answered(Requests.Count);
        return answer;
    }
}
