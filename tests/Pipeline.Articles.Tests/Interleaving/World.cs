using System.Text;
using System.Text.Json;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Publishing.Events;
using Pipeline.Articles.Reprocessing;
using Pipeline.Articles.Searching;

namespace Pipeline.Articles.Tests.Interleaving;

/// <summary>Everything that the stages share about one file, as the storage and the index hold it.</summary>
/// <param name="hasConditions">
/// Whether the index compares what it is given with what it has, as SQLite does; Azure AI Search does not.
/// </param>
internal sealed class World(bool hasConditions)
{
    public const string Name = "a.txt";

    private Dictionary<string, int> _versions = [];

    public static ArticleId Id { get; } = ArticleId.FromName(Name);

    public (string Content, string ETag, DateTimeOffset DroppedAt)? File { get; private set; }

    public LedgerEntry? Row { get; set; }

    public StoredDocument<CleanedArticle>? Cleaned { get; set; }

    public StoredDocument<EnrichedArticle>? Enriched { get; set; }

    public IndexEntry? Entry { get; private set; }

    public StoredCheckpoint Checkpoint { get; set; } = new(new ReprocessingCheckpoint(), null);

    public List<ReprocessingRequest> Rounds { get; } = [];

    /// <summary>What was sent and not delivered yet.</summary>
    public Queue<Message> Sent { get; } = new();

    /// <summary>The subscriber's events: type, sequence and id.</summary>
    public SortedSet<(int Sequence, string Type, string Id)> Events { get; private init; } = [];

    /// <summary>Whether a request to the ledger may arrive after its sender has died.</summary>
    public bool HasLateRows { get; init; }

    /// <summary>How many runs over the file have begun.</summary>
    public int CleaningRuns { get; set; }

    /// <summary>Requests to the index, and to the ledger, whose senders have died.</summary>
    public List<(string Call, Action Apply)> Late { get; } = [];

    /// <summary>The same world once more, to go on differently; nothing may be under way.</summary>
    public World Copy() => new(hasConditions)
    {
        HasLateRows = HasLateRows,
        _versions = new Dictionary<string, int>(_versions),
        File = File,
        Row = Row,
        Cleaned = Cleaned,
        Enriched = Enriched,
        Entry = Entry,
        Events = [.. Events],
    };

    /// <summary>Each thing counts its own versions, so that the order of writes to different things makes no different world.</summary>
    public string NextVersion(string thing) => $"{thing} {_versions[thing] = _versions.GetValueOrDefault(thing) + 1}";

    public void Drop(string content, DateTimeOffset now)
    {
        File = (content, NextVersion("file"), now);
        Sent.Enqueue(new Message(Message.Drops));
    }

    public void Remove()
    {
        File = null;
        Sent.Enqueue(new Message(StorageNames.ToWithdraw, Request: new WithdrawalRequest(Name)));
    }

    public void Upsert(SearchDocument document)
    {
        if (!hasConditions || Entry is not { } entry || entry.Sequence <= document.Sequence)
        {
            Entry = new IndexEntry(document.Id, document.Sequence, document.Revision);
        }
    }

    public void Delete(IndexDeletion deletion)
    {
        if (!hasConditions || Entry is not { } entry || entry.Sequence <= deletion.UpTo)
        {
            Entry = null;
        }
    }

    public void Receive(JsonElement cloudEvent) => Events.Add((
        cloudEvent.GetProperty("data").GetProperty("sequence").GetInt32(), cloudEvent.GetProperty("type")
            .GetString()!, cloudEvent.GetProperty("id").GetString()!));

    /// <summary>All that anybody's future depends on, besides what runs have seen.</summary>
    public override string ToString() =>
        $"{File?.ETag} {CleaningRuns % 2}\n{Describe(Row)}\n{Describe(Cleaned)}\n{Describe(Enriched)}\n{Entry}\n{string.Join(' ', Events)}"
            + $"\n{string.Join(' ', Late.Select(late => late.Call))}";

    public static string Describe(LedgerEntry? row) => row is null
        ? "no row"
        : $"{row.Stage} {row.Sequence} {row.Revision} {row.SourceETag} {row.CleanETag} {row.Versions} [{string.Join(' ', row.Delivered)}] "
            + $"[{string.Join(' ', row.Recipients)}] {row.Attempts} {row.FailedIn} {row.Reason?.Code} {row.IsDirect}";

    public static string Describe<TDocument>(StoredDocument<TDocument>? stored)
        where TDocument : ArticleDocument =>
            stored is null ? "none" : $"{stored.Document.Sequence} {stored.Document.Revision} {stored.ETag}";

    /// <summary>What is wrong once nothing is under way any more; empty when all is as promised.</summary>
    public IReadOnlyList<string> Faults() => File is { } file ? [.. PresentFaults(file.Content)] : [.. AbsentFaults()];

    private IEnumerable<string> PresentFaults(string content)
    {
        var revision = Revision.Of(Encoding.UTF8.GetBytes(content));
        if (Row is not { Stage: ArticleStage.Published } row || row.Revision != revision)
        {
            yield return $"the row is {Describe(Row)}";
            yield break;
        }

        if (Entry is not { } entry || entry.Revision != revision || entry.Sequence != row.Sequence)
        {
            yield return $"the index has {Entry?.ToString() ?? "nothing"} for sequence {row.Sequence}";
        }

        if (Cleaned?.Document.Sequence != row.Sequence || Enriched?.Document.Sequence != row.Sequence
            || Enriched.Document.Revision != revision)
        {
            yield return $"the documents are {Describe(Cleaned)} and {Describe(Enriched)}";
        }

        if (Events.Count == 0 || Events.Where(sent => sent.Sequence == Events.Max.Sequence)
            .Any(sent => sent.Type != EventFactory.EnrichedType || sent.Sequence != row.Sequence))
        {
            yield return "the newest event is not that of the newest revision";
        }
    }

    private IEnumerable<string> AbsentFaults()
    {
        if (Row is { Stage: not ArticleStage.Withdrawn } or { IsToBeWithdrawn: true })
        {
            yield return $"the row is {Describe(Row)}";
        }

        if (Entry is not null || Cleaned is not null || Enriched is not null)
        {
            yield return $"there is still {Entry}, {Describe(Cleaned)}, {Describe(Enriched)}";
        }

        if (Events.Count > 0
            && Events.Where(sent => sent.Sequence == Events.Max.Sequence).Any(sent => sent.Type != EventFactory.WithdrawnType))
        {
            yield return "the newest event is no withdrawal";
        }
    }
}
