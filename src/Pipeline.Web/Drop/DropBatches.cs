using System.Security.Cryptography;

namespace Pipeline.Web.Drop;

/// <summary>
/// What was dropped on which page, so that a page that is loaded again follows the same files. It is kept in memory, for the newest
/// batches: what becomes of the files is in the ledger anyway.
/// </summary>
internal sealed class DropBatches
{
    /// <summary>The most files that one page follows.</summary>
    public const int MaxFiles = 500;

    private const int MaxBatches = 100;
    private const int KeyBytes = 9;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<DroppedFile>> _batches = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>A key for a new batch.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>Whether a text is a key of this kind.</summary>
    public static bool IsKey(string text) => text.Length == 2 * KeyBytes && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Adds a file; one of the same name takes its place.</summary>
    public void Add(string key, DroppedFile file)
    {
        lock (_lock)
        {
            if (!_batches.TryGetValue(key, out var files))
            {
                _batches[key] = files = [];
                _order.Enqueue(key);
                if (_order.Count > MaxBatches)
                {
                    _batches.Remove(_order.Dequeue());
                }
            }

            files.RemoveAll(other => other.Name == file.Name);
            files.Insert(0, file);
            if (files.Count > MaxFiles)
            {
                files.RemoveAt(MaxFiles);
            }
        }
    }

    /// <summary>The files of a batch, the newest first; empty when it is not known.</summary>
    public IReadOnlyList<DroppedFile> Find(string key)
    {
        lock (_lock)
        {
            return _batches.TryGetValue(key, out var files) ? [.. files] : [];
        }
    }
}
