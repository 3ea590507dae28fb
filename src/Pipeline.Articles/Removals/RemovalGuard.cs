using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Removals;

/// <summary>
/// Checks removals that a look at the inbox found, before they are withdrawn. An inbox that lost its files by accident (a container that
/// was deleted or recreated, a storage that lost data, a command on the wrong folder) looks like one that somebody tidied up, and a
/// withdrawal cannot be undone at the subscribers. So removals beyond the limits of <see cref="RemovalOptions"/> are held, with all later
/// ones, until the files are back or an operator confirms. Explicit requests (<c>remove</c>, a message, Event Grid's event) do not pass
/// this guard.
/// </summary>
public sealed partial class RemovalGuard(
    IHeldRemovals held, IOptions<RemovalOptions> options, TimeProvider time, ILogger<RemovalGuard> logger) : IDisposable
{
    private const int NoLimit = 100;

    private readonly SemaphoreSlim _turn = new(1);

    // The files whose withdrawal was recently allowed, with the time.
    private readonly Dictionary<string, DateTimeOffset> _recent = new(StringComparer.Ordinal);

    // False while nothing is held: an explicit removal then needs no read of the store.
    private volatile bool _mayHold = true;

    /// <summary>Decides which of the missing files may be withdrawn; the others are held.</summary>
    /// <param name="gone">The names of the missing files of one look.</param>
    /// <param name="files">The total number of files in that look: present and missing ones.</param>
    /// <param name="isInboxEmpty">Whether the inbox has no file.</param>
    /// <param name="isPreview">Whether nothing may be recorded.</param>
    /// <param name="cancellationToken">Cancels the operation; nothing is withdrawn then.</param>
    public async Task<IReadOnlySet<string>> AdmitAsync(
        IReadOnlyCollection<string> gone, int files, bool isInboxEmpty, bool isPreview, CancellationToken cancellationToken)
    {
        HashSet<string> names = new(gone, StringComparer.Ordinal);
        if (names.Count == 0 || options.Value.MaxPercent >= NoLimit)
        {
            return names;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            var known = await held.ListAsync(cancellationToken).Select(removal => removal.Name)
                .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
            _mayHold = known.Count > 0;
            if (known.Count == 0 && !IsTooMuch(names, files, isInboxEmpty))
            {
                Remember(isPreview ? [] : names);
                return names;
            }

            names.ExceptWith(known);
            if (names.Count > 0 && !isPreview)
            {
                await HoldAsync(names, known.Count, files, cancellationToken);
            }

            return new HashSet<string>();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A file's withdrawal was requested explicitly, so it neither counts nor is held.</summary>
    public async Task AskedAsync(string name, CancellationToken cancellationToken)
    {
        lock (_recent)
        {
            _recent.Remove(name);
        }

        if (_mayHold)
        {
            await held.RemoveAsync([name], cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private bool IsTooMuch(HashSet<string> names, int files, bool isInboxEmpty)
    {
        lock (_recent)
        {
            var since = time.GetUtcNow() - options.Value.Within;
            foreach (var old in _recent.Where(passed => passed.Value < since).Select(passed => passed.Key).ToList())
            {
                _recent.Remove(old);
            }

            var before = _recent.Keys.Count(name => !names.Contains(name));
            var all = before + names.Count;

            // The last file of an inbox may be withdrawn like any other.
            return (isInboxEmpty && names.Count > 1)
                || (all > options.Value.MaxFiles && all * 100L > options.Value.MaxPercent * ((long)files + before));
        }
    }

    private void Remember(HashSet<string> names)
    {
        lock (_recent)
        {
            foreach (var name in names)
            {
                _recent[name] = time.GetUtcNow();
            }
        }
    }

    private async Task HoldAsync(HashSet<string> names, int before, int files, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await held.AddAsync([.. names.Select(name => new HeldRemoval(name, now))], cancellationToken);
        _mayHold = true;
        LogHeld(names.Count, files, RemovalNotice.Of(before + names.Count, now));
    }

    [LoggerMessage(
        EventId = 66, Level = LogLevel.Error, Message = "{New} new removals of {Files} files are held: {Notice}")]
    private partial void LogHeld(int @new, int files, string notice);
}
