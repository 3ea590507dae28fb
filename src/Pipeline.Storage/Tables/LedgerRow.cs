using System.Collections.ObjectModel;
using System.Text.Json;
using Articles.Extraction;
using Azure.Data.Tables;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;

namespace Pipeline.Storage.Tables;

/// <summary>A ledger entry as a table row: one column per field, with the same name; a null value has no column.</summary>
internal static class LedgerRow
{
    // A string column holds 64 KiB of UTF-16.
    private const int MaxUnits = 32 * 1024;

    private const string ReasonCode = "ReasonCode";
    private const string ReasonMessage = "ReasonMessage";
    private const string ItemProvider = "ItemProvider";
    private const string ItemId = "ItemId";
    private const string ItemVersionText = "ItemVersion";
    private const string ItemCreatedAt = "ItemCreatedAt";
    private const string ItemReceivedAt = "ItemReceivedAt";
    private const string ItemIsCapture = "ItemIsCapture";
    private const string ItemPlace = "ItemPlace";
    private const string OtherCaptures = "OtherCaptures";

    public static TableEntity From(LedgerEntry entry) => new(LedgerKeys.PartitionOf(entry.Id), LedgerKeys.EntryOf(entry.Id))
    {
        [nameof(LedgerEntry.Name)] = Fit(entry.Name),
        [nameof(LedgerEntry.Part)] = Fit(entry.Part),
        [ItemProvider] = Fit(entry.Item?.Provider),
        [ItemId] = Fit(entry.Item?.Id),
        [ItemVersionText] = Fit(entry.Item?.Version),
        [ItemCreatedAt] = entry.Item?.CreatedAt,
        [ItemReceivedAt] = entry.Item?.ReceivedAt,
        [ItemIsCapture] = entry.Item is { IsCapture: true } ? true : null,
        [ItemPlace] = entry.Item?.Place,
        [nameof(LedgerEntry.IsKilled)] = entry.IsKilled ? true : null,
        [nameof(LedgerEntry.IsDirect)] = entry.IsDirect ? true : null,
        [nameof(LedgerEntry.Stage)] = entry.Stage.ToString(),
        [nameof(LedgerEntry.EmbargoedUntil)] = entry.EmbargoedUntil,
        [nameof(LedgerEntry.ExpiresAt)] = entry.ExpiresAt,
        [nameof(LedgerEntry.Revision)] = entry.Revision.ToString(),
        [nameof(LedgerEntry.Sequence)] = entry.Sequence,
        [nameof(LedgerEntry.SourceETag)] = entry.SourceETag,
        [nameof(LedgerEntry.CleanETag)] = entry.CleanETag,
        [nameof(LedgerEntry.Title)] = Fit(entry.Title),
        [nameof(LedgerEntry.CleanerVersion)] = entry.CleanerVersion,
        [nameof(LedgerEntry.EnricherVersion)] = entry.EnricherVersion,
        [nameof(LedgerEntry.PublisherVersion)] = entry.PublisherVersion,
        [nameof(LedgerEntry.IndexVersion)] = entry.IndexVersion,
        [nameof(LedgerEntry.StageAt)] = entry.StageAt,
        [nameof(LedgerEntry.CleanedAt)] = entry.CleanedAt,
        [nameof(LedgerEntry.EnrichedAt)] = entry.EnrichedAt,
        [nameof(LedgerEntry.PublishedAt)] = entry.PublishedAt,
        [nameof(LedgerEntry.Parts)] = entry.Parts,
        [nameof(LedgerEntry.Omitted)] = entry.Omitted.Count == 0
            ? null
            : JsonSerializer.Serialize(entry.Omitted, StorageJson.Default.IReadOnlyDictionaryStringInt64),
        [nameof(LedgerEntry.Contents)] =
            entry.Contents is null ? null : JsonSerializer.Serialize(entry.Contents, StorageJson.Default.ArchiveContents),
        [nameof(LedgerEntry.Attempts)] = entry.Attempts,
        [ReasonCode] = entry.Reason?.Code,
        [ReasonMessage] = Fit(entry.Reason?.Message),
        [nameof(LedgerEntry.FailedIn)] = entry.FailedIn,
        [nameof(LedgerEntry.TextRecords)] = entry.TextRecords,
        [nameof(LedgerEntry.Features)] = entry.Features,
        [nameof(LedgerEntry.Delivered)] = WriteNames(entry.Delivered),
        [nameof(LedgerEntry.Recipients)] = WriteNames(entry.Recipients),
        [nameof(LedgerEntry.OtherFiles)] = Write(entry.OtherFiles, files =>
            JsonSerializer.Serialize([.. files.Select(file => file.Name)], StorageJson.Default.StringArray)),
        [OtherCaptures] = Write([.. entry.OtherFiles.Where(file => file.Capture is not null)], files =>
            JsonSerializer.Serialize([.. files], StorageJson.Default.OtherFileArray)),
        [nameof(LedgerEntry.FirstSeenAt)] = entry.FirstSeenAt,
        [nameof(LedgerEntry.ClusterId)] = entry.ClusterId?.ToString(),
        [nameof(LedgerEntry.DuplicateOf)] = entry.DuplicateOf?.ToString(),
        [nameof(LedgerEntry.StoryId)] = entry.StoryId?.ToString(),
        [nameof(LedgerEntry.Story)] = entry.Story?.ToString(),
        [nameof(LedgerEntry.WithdrawnAt)] = entry.WithdrawnAt,
    };

    public static LedgerEntry Read(TableEntity row) => new()
    {
        Id = LedgerKeys.ReadEntry(row.RowKey),
        Name = row.GetString(nameof(LedgerEntry.Name)) ?? string.Empty,
        Part = row.GetString(nameof(LedgerEntry.Part)),
        Item = ReadItem(row),
        IsKilled = row.GetBoolean(nameof(LedgerEntry.IsKilled)).GetValueOrDefault(),
        IsDirect = row.GetBoolean(nameof(LedgerEntry.IsDirect)).GetValueOrDefault(),
        Stage = ReadStage(row),
        EmbargoedUntil = row.GetDateTimeOffset(nameof(LedgerEntry.EmbargoedUntil)),
        ExpiresAt = row.GetDateTimeOffset(nameof(LedgerEntry.ExpiresAt)),
        Revision = Revision.TryParse(row.GetString(nameof(LedgerEntry.Revision)), out var revision) ? revision : default,
        Sequence = ReadInt(row, nameof(LedgerEntry.Sequence)),
        SourceETag = row.GetString(nameof(LedgerEntry.SourceETag)),
        CleanETag = row.GetString(nameof(LedgerEntry.CleanETag)),
        Title = row.GetString(nameof(LedgerEntry.Title)),
        CleanerVersion = ReadInt(row, nameof(LedgerEntry.CleanerVersion)),
        EnricherVersion = ReadInt(row, nameof(LedgerEntry.EnricherVersion)),
        PublisherVersion = ReadInt(row, nameof(LedgerEntry.PublisherVersion)),
        IndexVersion = ReadInt(row, nameof(LedgerEntry.IndexVersion)),
        StageAt = row.GetDateTimeOffset(nameof(LedgerEntry.StageAt)),
        CleanedAt = row.GetDateTimeOffset(nameof(LedgerEntry.CleanedAt)),
        EnrichedAt = row.GetDateTimeOffset(nameof(LedgerEntry.EnrichedAt)),
        PublishedAt = row.GetDateTimeOffset(nameof(LedgerEntry.PublishedAt)),
        Parts = ReadInt(row, nameof(LedgerEntry.Parts)),
        Omitted = row.GetString(nameof(LedgerEntry.Omitted)) is { } omitted
            ? JsonSerializer.Deserialize(omitted, StorageJson.Default.IReadOnlyDictionaryStringInt64)!
            : ReadOnlyDictionary<string, long>.Empty,
        Contents = row.GetString(nameof(LedgerEntry.Contents)) is { } contents
            ? JsonSerializer.Deserialize(contents, StorageJson.Default.ArchiveContents)
            : null,
        Attempts = ReadInt(row, nameof(LedgerEntry.Attempts)),
        Reason = row.GetString(ReasonCode) is { } code ? new RejectionReason(code, row.GetString(ReasonMessage) ?? string.Empty) : null,
        FailedIn = row.GetString(nameof(LedgerEntry.FailedIn)),
        TextRecords = ReadInt(row, nameof(LedgerEntry.TextRecords)),
        Features = row.GetString(nameof(LedgerEntry.Features)),
        Delivered = ReadNames(row, nameof(LedgerEntry.Delivered)),
        Recipients = ReadNames(row, nameof(LedgerEntry.Recipients)),
        OtherFiles = ReadFiles(row),
        FirstSeenAt = row.GetDateTimeOffset(nameof(LedgerEntry.FirstSeenAt)),
        ClusterId = ReadId(row, nameof(LedgerEntry.ClusterId)),
        DuplicateOf = ReadId(row, nameof(LedgerEntry.DuplicateOf)),
        StoryId = ReadId(row, nameof(LedgerEntry.StoryId)),
        Story = Enum.TryParse<StoryState>(row.GetString(nameof(LedgerEntry.Story)), out var story) ? story : null,
        WithdrawnAt = row.GetDateTimeOffset(nameof(LedgerEntry.WithdrawnAt)),
        ETag = row.ETag.ToString(),
    };

    private static ItemVersion? ReadItem(TableEntity row) => row.GetString(ItemId) is not { } id ? null : new ItemVersion
    {
        Provider = row.GetString(ItemProvider),
        Id = id,
        Version = row.GetString(ItemVersionText),
        CreatedAt = row.GetDateTimeOffset(ItemCreatedAt),
        ReceivedAt = row.GetDateTimeOffset(ItemReceivedAt).GetValueOrDefault(),
        IsCapture = row.GetBoolean(ItemIsCapture).GetValueOrDefault(),
        Place = row.GetString(ItemPlace),
    };

    private static ArticleStage ReadStage(TableEntity row)
    {
        var text = row.GetString(nameof(LedgerEntry.Stage));
        return Enum.TryParse<ArticleStage>(text, out var stage) && Enum.IsDefined(stage)
            ? stage
            : throw new InvalidDataException($"The ledger's row {row.RowKey} has the stage '{text}', which is unknown to this version.");
    }

    private static int ReadInt(TableEntity row, string column) => row.GetInt32(column).GetValueOrDefault();

    // A truncated list would be read as fewer deliveries, and deliver again forever, so fail instead.
    private static string? WriteNames(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return null;
        }

        var json = JsonSerializer.Serialize([.. names], StorageJson.Default.StringArray);
        return json.Length <= MaxUnits
            ? json
            : throw new InvalidOperationException($"The ledger cannot hold {names.Count} subscriptions for one article.");
    }

    /// <summary>As many as the column holds: the last that came are first.</summary>
    private static string? Write(IReadOnlyList<OtherFile> files, Func<IEnumerable<OtherFile>, string> write)
    {
        for (var count = files.Count; count > 0; count--)
        {
            var json = write(files.Take(count));
            if (json.Length <= MaxUnits)
            {
                return json;
            }
        }

        return null;
    }

    private static OtherFile[] ReadFiles(TableEntity row)
    {
        var captures = row.GetString(OtherCaptures) is { } json
            ? JsonSerializer.Deserialize(json, StorageJson.Default.OtherFileArray) ?? []
            : [];
        return
        [
            .. ReadNames(row, nameof(LedgerEntry.OtherFiles))
                .Select(name => Array.Find(captures, capture => capture.Name == name) ?? new OtherFile(name)),
        ];
    }

    private static ArticleId? ReadId(TableEntity row, string column) => ArticleId.TryParse(row.GetString(column), out var id) ? id : null;

    private static string[] ReadNames(TableEntity row, string column) =>
        row.GetString(column) is { } json ? JsonSerializer.Deserialize(json, StorageJson.Default.StringArray) ?? [] : [];

    private static string? Fit(string? text)
    {
        if (text is null || text.Length <= MaxUnits)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[MaxUnits - 1]) ? MaxUnits - 1 : MaxUnits;
        return text[..end];
    }
}
