using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace Pipeline.LanguageModel.Tests;

/// <summary>Stands for a model: gives the answers it was told in turn, the last of them for good, and keeps the requests.</summary>
internal sealed class ScriptedModel : IChatClient
{
    private readonly ConcurrentQueue<Func<ChatResponse>> _answers = [];

    public ConcurrentQueue<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Requests { get; } = [];

    public ScriptedModel Answers(string json, long tokens = 900, ChatFinishReason? finish = null) => Then(
        () => new ChatResponse(new ChatMessage(ChatRole.Assistant, json))
        {
            ModelId = "small-2026-09",
            FinishReason = finish ?? ChatFinishReason.Stop,
            Usage = new UsageDetails { InputTokenCount = tokens - 100, OutputTokenCount = 100 },
        });

    public ScriptedModel Throws(Exception exception) => Then(() => throw exception);

    public ScriptedModel Then(Func<ChatResponse> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Requests.Enqueue(([.. messages], options));
        if (_answers.Count < 2 || !_answers.TryDequeue(out var answer))
        {
            _answers.TryPeek(out answer);
        }

        return Task.FromResult(answer!());
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("some", null, "small") : null;

    public void Dispose()
    {
    }
}
