using System.Net;
using System.Text;

namespace Pipeline.Functions.Tests.Language;

/// <summary>Stands for the service: gives the answers it was told in turn and keeps the requests.</summary>
internal sealed class LanguageStub : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = [];

    public List<(HttpMethod Method, Uri Address, string Body)> Requests { get; } = [];

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
        return _answers.Dequeue()();
    }
}
