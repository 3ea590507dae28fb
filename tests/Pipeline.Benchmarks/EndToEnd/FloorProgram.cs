using System.Diagnostics;
using System.Threading.Channels;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Pipeline.Articles.Contracts;

namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>
/// The limit: a plain program that does the same number of the same storage operations, of the same sizes, in any order, with the
/// concurrency that does it fastest, and nothing else. No pipeline on this storage can be quicker with as many operations, because each of
/// its operations has to wait for another one's answer.
/// </summary>
internal sealed class FloorProgram(TestBed bed, NewsPages pages)
{
    private const int Prepared = 200;
    private const int MessageBytes = 300;
    private const int MostMessages = 32;
    private const int SliceShare = 20;

    // The log does not say of a transaction which table it is on; a fingerprint that is written comes with this many on its own.
    private const int TransactionsPerFingerprint = 4;

    private static readonly int[] Concurrencies = [16, 32, 64, 128];

    private readonly BlobContainerClient _container = new(bed.ConnectionString, "floor");
    private readonly BlobContainerClient _inbox = new(bed.ConnectionString, StorageNames.Inbox);
    private readonly QueueClient _sent = new(bed.ConnectionString, "floor-sent");
    private readonly QueueClient _received = new(bed.ConnectionString, "floor-received");
    private readonly TableServiceClient _tables = new(bed.ConnectionString);
    private readonly TableClient _table = new(bed.ConnectionString, "floor");
    private readonly Random _random = new(20_261_128);
    private readonly Dictionary<string, byte[]> _contents = new(StringComparer.Ordinal);
    private FloorRows? _rows;
    private int _made;

    /// <summary>Does them.</summary>
    /// <param name="logged">How many of each, as the log has them.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<FloorResult> RunAsync(IReadOnlyDictionary<StorageOperation, int> logged, CancellationToken cancellationToken)
    {
        var operations = Placed(logged);
        _rows = await FloorRows.ReadAsync(_tables, cancellationToken);
        await PrepareAsync(operations, cancellationToken);
        var best = Concurrencies[0];
        var bestRate = 0.0;
        foreach (var concurrency in Concurrencies)
        {
            var slice =
                operations.ToDictionary(operation => operation.Key, operation => (int)Math.Ceiling((double)operation.Value / SliceShare));
            var rate = slice.Values.Sum() / (await TimeAsync(slice, concurrency, cancellationToken)).TotalSeconds;
            (best, bestRate) = rate > bestRate ? (concurrency, rate) : (best, bestRate);
        }

        return new FloorResult(await TimeAsync(operations, best, cancellationToken), best);
    }

    private async Task PrepareAsync(IReadOnlyDictionary<StorageOperation, int> operations, CancellationToken cancellationToken)
    {
        await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await _sent.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await _received.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await _table.CreateIfNotExistsAsync(cancellationToken);
        foreach (var place in operations.Keys.Where(operation => operation.Kind is OperationKind.BlobPut or OperationKind.BlobGet)
            .Select(operation => operation.Place).Distinct())
        {
            var content = _contents[place] = Content(await MeanLengthAsync(place, cancellationToken));
            await _container.GetBlobClient(Read(place)).UploadAsync(new BinaryData(content), overwrite: true, cancellationToken);
        }

        for (var number = 0; number < Prepared; number++)
        {
            await _table.UpsertEntityAsync(
                new TableEntity(_rows!.Entry(number)) { PartitionKey = "read", RowKey = Key(number) }, TableUpdateMode.Replace,
                cancellationToken);
        }
    }

    private async Task<TimeSpan> TimeAsync(
        IReadOnlyDictionary<StorageOperation, int> operations, int concurrency, CancellationToken cancellationToken)
    {
        var (receives, deletes) = (Count(operations, OperationKind.QueueReceive), Count(operations, OperationKind.QueueDelete));
        await Parallel.ForAsync(
            0, deletes, Options(Concurrencies[^1], cancellationToken), async (_, token) =>
            await _received.SendMessageAsync(Message(), token));
        var messages = Channel.CreateUnbounded<QueueMessage>();
        var perReceive = receives == 0 ? 0 : Math.Clamp((int)Math.Ceiling((double)deletes / receives), 1, MostMessages);
        var order = Order(operations, perReceive);

        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            order, Options(concurrency, cancellationToken), async (operation, token) =>
            await RunAsync(operation, perReceive, messages, token));
        var time = watch.Elapsed;
        await _received.ClearMessagesAsync(cancellationToken);
        return time;
    }

    /// <summary>All kinds mixed evenly, each message's deletion after the request that received it.</summary>
    private List<StorageOperation> Order(IReadOnlyDictionary<StorageOperation, int> operations, int perReceive)
    {
        var placed = new List<(double At, StorageOperation Operation)>();
        var receives = Count(operations, OperationKind.QueueReceive);
        foreach (var (operation, count) in operations.Where(operation => operation.Key.Kind != OperationKind.QueueDelete))
        {
            placed.AddRange(Enumerable.Range(0, count).Select(i => ((i + (_random.NextDouble() / 2)) / count, operation)));
        }

        // The queue has as many messages as will be deleted: a receive gets its share for certain, and the last ones find it empty, as
        // polls do.
        var delete = new StorageOperation(OperationKind.QueueDelete, string.Empty);
        placed.AddRange(
            Enumerable.Range(0, Count(operations, OperationKind.QueueDelete)).Select(i => (((i / perReceive) + 0.9) / receives, delete)));
        return [.. placed.OrderBy(operation => operation.At).Select(operation => operation.Operation)];
    }

    private async Task RunAsync(
        StorageOperation operation, int perReceive, Channel<QueueMessage> messages, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _made);
        switch (operation.Kind)
        {
            case OperationKind.BlobPut:
                var metadata =
                    new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["writeid"] = Guid.NewGuid().ToString("N") } };
                await _container.GetBlobClient($"{operation.Place}/{number}")
                    .UploadAsync(new BinaryData(_contents[operation.Place]), metadata, cancellationToken);
                break;
            case OperationKind.BlobGet:
                await _container.GetBlobClient(Read(operation.Place)).DownloadContentAsync(cancellationToken);
                break;
            case OperationKind.BlobList:
                await foreach (var _ in _inbox.GetBlobsAsync(cancellationToken: cancellationToken).AsPages()
                    .WithCancellation(cancellationToken))
                {
                    break;
                }

                break;
            case OperationKind.QueueSend:
                await _sent.SendMessageAsync(Message(), cancellationToken);
                break;
            case OperationKind.QueueReceive:
                foreach (var message in (await _received.ReceiveMessagesAsync(perReceive, TimeSpan.FromMinutes(10), cancellationToken))
                    .Value)
                {
                    messages.Writer.TryWrite(message);
                }

                break;
            case OperationKind.QueueDelete:
                var received = await messages.Reader.ReadAsync(cancellationToken);
                await _received.DeleteMessageAsync(received.MessageId, received.PopReceipt, cancellationToken);
                break;
            case OperationKind.QueueProperties:
                await _sent.GetPropertiesAsync(cancellationToken);
                break;
            case OperationKind.TableGet or OperationKind.TableQuery:
                await _table.GetEntityIfExistsAsync<TableEntity>("read", Key(number % Prepared), cancellationToken: cancellationToken);
                break;
            case OperationKind.TableWrite:
                await _table.UpsertEntityAsync(
                    operation.Place == StorageNames.Fingerprints
                        ? _rows!.Fingerprint(number)
                        : _rows!.Entry(number), TableUpdateMode.Replace, cancellationToken);
                break;
            case OperationKind.TableTransaction:
                await _table.SubmitTransactionAsync(
                    operation.Place == StorageNames.Fingerprints
                        ? FloorRows.BandsTransaction(number)
                        : _rows!.LedgerTransaction(number), cancellationToken);
                break;
            default:
                await _container.GetBlobClient(Read(_contents.Keys.First())).GetPropertiesAsync(cancellationToken: cancellationToken);
                break;
        }
    }

    private async Task<int> MeanLengthAsync(string container, CancellationToken cancellationToken)
    {
        var lengths = new List<long>();
        await foreach (var blob in new BlobContainerClient(bed.ConnectionString, container)
            .GetBlobsAsync(cancellationToken: cancellationToken))
        {
            lengths.Add(blob.Properties.ContentLength.GetValueOrDefault());
            if (lengths.Count == Prepared)
            {
                break;
            }
        }

        return lengths.Count == 0 ? 0 : (int)lengths.Average();
    }

    private byte[] Content(int length)
    {
        var page = pages.Page(0);
        return [.. Enumerable.Repeat(page, (length / page.Length) + 1).SelectMany(bytes => bytes).Take(length)];
    }

    private static Dictionary<StorageOperation, int> Placed(IReadOnlyDictionary<StorageOperation, int> logged)
    {
        var operations = logged.Where(operation => operation.Key.Kind != OperationKind.TableTransaction).ToDictionary();
        var transactions = Count(logged, OperationKind.TableTransaction);
        var bands = Math.Min(
            transactions, TransactionsPerFingerprint * logged.GetValueOrDefault(
            new StorageOperation(OperationKind.TableWrite, StorageNames.Fingerprints)));
        operations[new StorageOperation(OperationKind.TableTransaction, StorageNames.Fingerprints)] = bands;
        operations[new StorageOperation(OperationKind.TableTransaction, StorageNames.Ledger)] = transactions - bands;
        return operations;
    }

    private static ParallelOptions Options(int concurrency, CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken };

    private static int Count(IReadOnlyDictionary<StorageOperation, int> operations, OperationKind kind) =>
        operations.Where(operation => operation.Key.Kind == kind).Sum(operation => operation.Value);

    private static string Read(string place) => $"read/{place}";

    private static string Key(int number) => number.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    private static string Message() => new('m', MessageBytes);
}
