using System.Collections.Concurrent;
using Articles.TextAnalytics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Enrichment;

namespace Pipeline.LanguageModel;

/// <summary>
/// Asks the model once for a text, and gives the answer to each feature that comes for it. The first that comes bears the cost. A failed
/// request is forgotten, so that it can be tried again.
/// </summary>
internal sealed class DigestCalls(
    IChatClient client, IOptions<EnrichmentOptions> options, LanguageModelStatus statusOf, TimeProvider time)
{
    /// <summary>What is recorded for an answer that names no model.</summary>
    private const string UnreportedModel = "unreported";

    // An answer waits for the article's other features, which a limit of rate may hold up; later than that it is paid for again.
    private static readonly TimeSpan Keeping = TimeSpan.FromMinutes(10);

    private static readonly AnalysisFeature[] Offered =
        [AnalysisFeature.AbstractiveSummary, AnalysisFeature.KeyPhrases, AnalysisFeature.Sentiment];

    private readonly ConcurrentDictionary<Question, SharedCall> _calls = new();

    private int Claims { get; } = Offered.Count(feature => options.Value.Features.HasFlag(feature.Flag)
        && options.Value.Providers.Of(feature) == LanguageModelRegistration.Provider);

    /// <summary>The answer for a text; its cost is 0 for all but the first that asks.</summary>
    /// <exception cref="TextAnalyticsException">The request failed, or its answer cannot be used.</exception>
    public async Task<DigestResult> AskAsync(TextDocument document, int sentences, CancellationToken cancellationToken)
    {
        Forget();
        var question = new Question(document.Text, document.Language, sentences);
        var made = new SharedCall(
            new Lazy<Task<DigestResult>>(() => CallAsync(question, cancellationToken)), time.GetUtcNow() + Keeping);
        var call = _calls.GetOrAdd(question, made);
        var isFirst = ReferenceEquals(call, made);
        try
        {
            var result = await call.Answer.Value.WaitAsync(cancellationToken);
            if (call.Claim() >= Claims)
            {
                _calls.TryRemove(KeyValuePair.Create(question, call));
            }

            return isFirst ? result : result with { TextRecords = 0 };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            _calls.TryRemove(KeyValuePair.Create(question, call));

            // Another feature's token ended the request that this one waited for too.
            var failure = exception as TextAnalyticsException ?? LanguageModelErrors.FromRequest(exception, status: null);
            throw isFirst ? failure : new TextAnalyticsException(failure.Error, failure.RetryAfter, failure) { TextRecords = 0 };
        }
        catch (OperationCanceledException)
        {
            _calls.TryRemove(KeyValuePair.Create(question, call));
            throw;
        }
    }

    private async Task<DigestResult> CallAsync(Question question, CancellationToken cancellationToken)
    {
        ChatResponse response;
        try
        {
            response = await client.GetResponseAsync(
                DigestRequest.Messages(question.Text, question.Language, question.Sentences), DigestRequest.Options(), cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw LanguageModelErrors.FromRequest(exception, statusOf.Of(exception));
        }

        var records = CostOf(response, question.Text);
        var model = string.IsNullOrEmpty(response.ModelId) ? UnreportedModel : response.ModelId;
        if (RefusalIn(response) is { } refusal)
        {
            return new DigestResult(Digest: null, refusal, model, records);
        }

        var (digest, fault) = DigestReader.Read(response.Text, question.Text);
        return digest is not null
            ? new DigestResult(digest, Refusal: null, model, records)
            : throw new TextAnalyticsException(
                new TextAnalyticsError(TextAnalyticsErrorKind.Transient, TextAnalyticsError.InvalidAnswer, fault))
            { TextRecords = records };
    }

    /// <summary>The tokens that the answer reports; the most that it can be, if it reports none.</summary>
    private static int CostOf(ChatResponse response, string text)
    {
        var usage = response.Usage;
        var tokens = usage?.TotalTokenCount ?? (usage?.InputTokenCount + usage?.OutputTokenCount);
        return tokens is > 0 ? DigestRequest.TextRecords(tokens.Value) : DigestRequest.MaxTextRecords(text);
    }

    /// <summary>An answer that the same text would get again.</summary>
    private static TextAnalyticsError? RefusalIn(ChatResponse response)
    {
        if (response.FinishReason == ChatFinishReason.ContentFilter
            || response.Messages.Any(message => message.Contents.OfType<ErrorContent>().Any()))
        {
            return new TextAnalyticsError(TextAnalyticsErrorKind.BadInput, "ContentFilter", "The language model refused the text.");
        }

        return response.FinishReason == ChatFinishReason.Length
            ? new TextAnalyticsError(
                TextAnalyticsErrorKind.BadInput, "AnswerTooLong", $"The answer has more than {DigestRequest.MaxOutputTokens} tokens.")
            : null;
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var call in _calls.Where(call => call.Value.Until <= now))
        {
            _calls.TryRemove(call);
        }
    }

    private sealed record Question(string Text, string? Language, int Sentences);

    private sealed class SharedCall(Lazy<Task<DigestResult>> answer, DateTimeOffset until)
    {
        private int _claims;

        public Lazy<Task<DigestResult>> Answer => answer;

        public DateTimeOffset Until => until;

        public int Claim() => Interlocked.Increment(ref _claims);
    }
}
