using Microsoft.Extensions.Logging;

namespace Pipeline.Search.AzureSearch;

/// <summary>
/// Whether the service's semantic ranker is asked for. Not every service has it, or has some of its quota left: a refusal is said in the
/// log, and holds for an hour.
/// </summary>
internal sealed partial class SemanticRanker(TimeProvider time, ILogger<SemanticRanker> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private long _refusedUntil;

    /// <summary>Whether it may be asked for now.</summary>
    public bool MayBeAsked => time.GetUtcNow().UtcTicks >= Volatile.Read(ref _refusedUntil);

    /// <summary>Notes that the service refused it.</summary>
    public void NoteRefusal(string message)
    {
        var isFirst = MayBeAsked;
        Volatile.Write(ref _refusedUntil, (time.GetUtcNow() + Pause).UtcTicks);
        if (isFirst)
        {
            LogRefusal(message.Split('\n')[0].Trim());
        }
    }

    [LoggerMessage(
        EventId = 93,
        Level = LogLevel.Warning,
        Message = "Azure AI Search refused the semantic ranker; searches are ordered without it, and it is asked for again in an hour. "
            + "Enable it for the service to have better hits first. ({Reason})")]
    private partial void LogRefusal(string reason);
}
