using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment.Stories;

namespace Pipeline.Storage.Blobs;

/// <summary>
/// The log of stories as append blobs of JSON lines, numbered segments of some 8 MB. An append names the length that the blob must still
/// have, so all hosts' entries have one order, and a host that is alone needs one request an article. A segment that is longer than
/// <see cref="FullLength"/> is full: nobody appends to it, and the next one follows. Segments that no host reads any more are deleted when a
/// new one begins.
/// </summary>
internal sealed class BlobStoryLog(BlobServiceClient service, IOptions<StoryOptions> options, TimeProvider time) : IStoryLog
{
    /// <summary>
    /// A segment of this length is full. A line has 250 bytes or more, so the service's limit of 50,000 appends a blob is never met.
    /// </summary>
    internal long FullLength { get; init; } = 8 * 1024 * 1024;

    private const int LongestLine = 2048;
    private const string Suffix = ".jsonl";

    private readonly BlobContainerClient _container = service.GetBlobContainerClient(StorageNames.Stories);

    public async Task<StoryLogPage> ReadLastAsync(DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        var segments = await ListAsync(cancellationToken);
        if (segments.Count == 0)
        {
            return new StoryLogPage([], new StoryLogPosition(1, 0));
        }

        var count = (int)(most / Math.Max(1, FullLength / LongestLine)) + 2;
        var first = segments.TakeLast(count).FirstOrDefault(segment => segment.ChangedAt >= since, segments[^1]);
        return await ReadAsync(new StoryLogPosition(first.Number, 0), cancellationToken);
    }

    public async Task<StoryLogPage> ReadAsync(StoryLogPosition after, CancellationToken cancellationToken)
    {
        var entries = new List<StoryEntry>();
        while (true)
        {
            var (segment, offset) = after;
            if (await DownloadAsync(segment, offset, cancellationToken) is not { } content)
            {
                if (offset == 0)
                {
                    return new StoryLogPage(entries, after);
                }

                // Somebody has deleted it.
                return await ReadLastAsync(DateTimeOffset.MinValue, int.MaxValue, cancellationToken);
            }

            entries.AddRange(Parse(content.Span));
            var end = offset + content.Length;
            if (end <= FullLength)
            {
                return new StoryLogPage(entries, new StoryLogPosition(segment, end));
            }

            after = new StoryLogPosition(segment + 1, 0);
        }
    }

    public async Task<StoryLogPosition?> TryAddAsync(StoryEntry entry, StoryLogPosition expected, CancellationToken cancellationToken)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(StoryLine.Of(entry), StorageJson.Default.StoryLine), (byte)'\n'];
        var (segment, offset) = expected;
        var blob = _container.GetAppendBlobClient(NameOf(segment));
        try
        {
            if (offset == 0)
            {
                await blob.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            }

            using var content = new MemoryStream(line, writable: false);
            var unchanged = new AppendBlobRequestConditions { IfAppendPositionEqual = offset };
            await blob.AppendBlockAsync(content, new AppendBlobAppendBlockOptions { Conditions = unchanged }, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412 || e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }

        if (offset + line.Length <= FullLength)
        {
            return new StoryLogPosition(segment, offset + line.Length);
        }

        await DeleteOldAsync(segment, cancellationToken);
        return new StoryLogPosition(segment + 1, 0);
    }

    private static string NameOf(int segment) => segment.ToString("d8", CultureInfo.InvariantCulture) + Suffix;

    private static List<StoryEntry> Parse(ReadOnlySpan<byte> content)
    {
        var entries = new List<StoryEntry>();
        foreach (var range in content.Split((byte)'\n'))
        {
            if (content[range] is { Length: > 0 } line
                && JsonSerializer.Deserialize(line, StorageJson.Default.StoryLine)?.ToEntry() is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    /// <returns>Null if there is no such blob, or another one than before; empty if it ends at the offset.</returns>
    private async Task<ReadOnlyMemory<byte>?> DownloadAsync(int segment, long offset, CancellationToken cancellationToken)
    {
        try
        {
            var range = new BlobDownloadOptions { Range = new HttpRange(offset) };
            BlobDownloadResult content = await _container.GetBlobClient(NameOf(segment)).DownloadContentAsync(range, cancellationToken);
            return content.Content.ToMemory();
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
        catch (RequestFailedException e) when (e.Status == 416)
        {
            BlobProperties blob = await _container.GetBlobClient(NameOf(segment)).GetPropertiesAsync(cancellationToken: cancellationToken);
            return blob.ContentLength == offset ? ReadOnlyMemory<byte>.Empty : null;
        }
    }

    private async Task<List<(int Number, DateTimeOffset ChangedAt)>> ListAsync(CancellationToken cancellationToken)
    {
        var segments = new List<(int, DateTimeOffset)>();
        await foreach (var blob in _container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            if (blob.Name.EndsWith(Suffix, StringComparison.Ordinal)
                && int.TryParse(blob.Name[..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                segments.Add((number, blob.Properties.LastModified.GetValueOrDefault()));
            }
        }

        return segments;
    }

    /// <summary>A host may be reading what has just become too old, so a segment stays for as long again.</summary>
    private async Task DeleteOldAsync(int newest, CancellationToken cancellationToken)
    {
        var end = time.GetUtcNow() - (2 * options.Value.Window);
        foreach (var (number, changedAt) in await ListAsync(cancellationToken))
        {
            if (number < newest && changedAt < end)
            {
                await _container.GetBlobClient(NameOf(number)).DeleteIfExistsAsync(cancellationToken: cancellationToken);
            }
        }
    }
}
