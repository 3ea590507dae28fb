using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Removals;

/// <summary>
/// Stands between whoever finds by a look at the inbox that files are gone, and their withdrawal. An inbox that lost its files by accident
/// (a container that was deleted or recreated, a storage that forgot, a command that took the wrong folder) looks like one that somebody
/// tidied up, and what was withdrawn cannot be unsaid to its subscribers. So what is more than the limits of <see cref="RemovalOptions"/>
/// is held, with all that is found gone after it, until the files are back or an operator confirms. What is asked for (<c>remove</c>, a
/// message, Event Grid's event) does not come here.
/// </summary>
public sealed partial class RemovalGuard(
    IHeldRemovals held, IOptions<RemovalOptions> options, TimeProvider time, ILogger<RemovalGuard> logger) : IDisposable
{
    private const int NoLimit = 100;

    private readonly SemaphoreSlim _turn = new(1);

    // The files whose withdrawal was let through lately, with the time.
    private readonly Dictionary<string, DateTimeOffset> _recent = new(StringComparer.Ordinal);

    // False while nothing is held: a removal that was asked for then needs no look at the store.
    private volatile bool _mayHold = true;

    /// <summary>Says which of the files that are gone may be withdrawn; the others are held.</summary>
    /// <param name="gone">The names of files that one look found gone.</param>
    /// <param name="files">How many files there were, as far as that look tells: those that are there and those that are gone.</param>
    /// <param name="isInboxEmpty">Whether no file at all is there.</param>
    /// <param name="isPreview">Whether nothing may be put on record.</param>
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

    /// <summary>Somebody asked for a file's withdrawal, so it neither counts nor is held.</summary>
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

            // The last file of an inbox may go, as any other.
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
