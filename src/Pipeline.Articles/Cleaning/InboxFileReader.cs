using Microsoft.Extensions.Options;
using Pipeline.Articles.Reading;

namespace Pipeline.Articles.Cleaning;

/// <summary>Reads dropped files into memory, as many at a time as <see cref="ReadingAdmission"/> admits.</summary>
public sealed class InboxFileReader(ReadingAdmission admission, IOptions<ReadingOptions> options)
{
    // As many as tell how long the dictionary of a Zstandard archive is.
    private const int Glance = 8;

    /// <summary>Reads the first bytes of a file, as many as tell its format.</summary>
    internal static async Task<ReadOnlyMemory<byte>> BeginAsync(DroppedFile file, CancellationToken cancellationToken)
    {
        var start = Array.Empty<byte>();
        for (long wanted = Glance; start.Length < Math.Min(wanted, file.Length); wanted = WebArchive.StartLength(start))
        {
            var known = start.Length;
            Array.Resize(ref start, (int)Math.Min(wanted, file.Length));
            await file.Content.ReadExactlyAsync(start.AsMemory(known), cancellationToken);
        }

        return start;
    }

    /// <summary>Waits for admission, and reads the whole file. The caller disposes it when its articles are written.</summary>
    /// <param name="file">The file, opened.</param>
    /// <param name="start">Its first bytes, which <see cref="BeginAsync"/> has read.</param>
    /// <param name="onWait">Called once if the file is large and has to wait for others.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArticleRejectedException">The file is larger than <see cref="ReadingOptions.MaxBytes"/>.</exception>
    internal async Task<FileContent> ReadAsync(
        DroppedFile file, ReadOnlyMemory<byte> start, Action? onWait, CancellationToken cancellationToken)
    {
        if (file.Length > options.Value.MaxBytes)
        {
            throw options.Value.TooLarge(file.Length);
        }

        var place = await admission.EnterAsync(start, file.Length, onWait, cancellationToken);
        try
        {
            var bytes = new byte[file.Length];
            start.CopyTo(bytes);
            await file.Content.ReadExactlyAsync(bytes.AsMemory(start.Length), cancellationToken);
            return new FileContent(bytes, place);
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }
}
