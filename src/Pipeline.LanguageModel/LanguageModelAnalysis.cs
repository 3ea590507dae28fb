using Articles.TextAnalytics;
using Microsoft.Extensions.AI;

namespace Pipeline.LanguageModel;

/// <summary>One feature of what a language model says about a text.</summary>
internal sealed class LanguageModelAnalysis<T>(DigestCalls calls, IChatClient client, Func<ArticleDigest, T> part) : ITextAnalysis<T>
    where T : class
{
    public AnalysisEngine Engine { get; } = new()
    {
        Provider = client.GetService(typeof(ChatClientMetadata)) is ChatClientMetadata { ProviderName: { Length: > 0 } vendor }
            ? $"{LanguageModelRegistration.Provider}/{DigestRequest.Version} {vendor}"
            : $"{LanguageModelRegistration.Provider}/{DigestRequest.Version}",
        ModelVersion = (client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.DefaultModelId ?? "default",
        IsMetered = true,
        MaxTextRecords = DigestRequest.MaxTextRecords,
    };

    public async Task<AnalysisAnswer<T>> AnalyzeAsync(
        IReadOnlyList<TextDocument> documents, AnalysisParameters parameters, CancellationToken cancellationToken)
    {
        // The engine takes one document a request.
        var document = documents[0];
        var answer = await calls.AskAsync(document, parameters.SummarySentences, cancellationToken);
        var result = answer.Digest is { } digest
            ? new DocumentResult<T>(document.Id, part(digest)) { TextRecords = answer.TextRecords }
            : new DocumentResult<T>(document.Id, answer.Refusal!) { TextRecords = answer.TextRecords };
        return new AnalysisAnswer<T>([result], answer.ModelVersion);
    }
}
