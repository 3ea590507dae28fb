using System.Globalization;
using Articles.Extraction;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Storage;

namespace Pipeline.Web.Drop;

/// <summary>
/// Puts files from the page into the inbox, under the rules of every drop (<see cref="InboxName"/>, <see cref="ReadingOptions.MaxBytes"/>).
/// </summary>
internal sealed class UploadService(IInbox inbox, IInboxReader reader, ILedger ledger, IOptions<ReadingOptions> options, TimeProvider time)
    : IDisposable
{
    private const int MaxNumbers = 1000;

    private readonly SemaphoreSlim _naming = new(1);

    /// <summary>The largest file, in bytes.</summary>
    public int MaxBytes => options.Value.MaxBytes;

    /// <summary>The largest file, for people.</summary>
    public string MaxSize => string.Create(CultureInfo.InvariantCulture, $"{MaxBytes / 1_000_000.0:0.#} MB");

    /// <summary>Drops a file.</summary>
    /// <param name="name">What the person's machine calls it; a path within a folder is kept.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="replace">Whether it takes the place of another file of this name, as its next version; else it gets a number.</param>
    /// <param name="cancellationToken">Cancels the operation; nothing is dropped.</param>
    /// <exception cref="DropException">It is not taken.</exception>
    public async Task<DroppedFile> DropAsync(string name, Stream content, bool replace, CancellationToken cancellationToken)
    {
        name = name.Replace('\\', '/').TrimStart('/');
        Check(name);
        var bytes = await ReadAsync(name, content, cancellationToken);
        await _naming.WaitAsync(cancellationToken);
        try
        {
            var revision = Revision.Of(bytes.Span);
            foreach (var candidate in replace ? [name] : Numbered(name))
            {
                Check(candidate);
                var exists = await reader.FindETagAsync(candidate, cancellationToken) is not null;
                if (exists && (await ledger.FindAsync(ArticleId.FromName(candidate), cancellationToken))?.Revision == revision)
                {
                    return new DroppedFile(candidate, ETag: null, time.GetUtcNow());
                }

                if (replace || !exists)
                {
                    var etag = await inbox.UploadAsync(candidate, new MemoryStream(bytes.ToArray()), cancellationToken);
                    return new DroppedFile(candidate, etag, time.GetUtcNow());
                }
            }
        }
        finally
        {
            _naming.Release();
        }

        throw new DropException(StatusCodes.Status409Conflict, $"There are {MaxNumbers} files with the name '{name}' already. Rename it.");
    }

    public void Dispose() => _naming.Dispose();

    /// <summary>The error about a file that is too large.</summary>
    public DropException TooLarge(string name) =>
        new(StatusCodes.Status413PayloadTooLarge, $"'{name}' is larger than the limit of {MaxSize} (Reading__MaxBytes).");

    private static void Check(string name)
    {
        if (InboxName.Problem(name) is { } problem)
        {
            throw new DropException(StatusCodes.Status400BadRequest, $"The inbox cannot hold a file of this name: {problem}. Rename it.");
        }
    }

    private static IEnumerable<string> Numbered(string name)
    {
        yield return name;
        var extension = Path.GetExtension(name);
        for (var number = 2; number <= MaxNumbers; number++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name[..^extension.Length]}-{number}{extension}");
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var block = new byte[81_920];
        for (int read; (read = await content.ReadAsync(block, cancellationToken)) > 0;)
        {
            buffer.Write(block, 0, read);
            if (buffer.Length > MaxBytes)
            {
                throw TooLarge(name);
            }
        }

        return buffer.ToArray();
    }
}
