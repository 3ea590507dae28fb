using Microsoft.Extensions.Options;
using Pipeline.Articles.Reading;

namespace Pipeline.Articles.Cleaning;

/// <summary>Reads dropped files into memory, as many at a time as <see cref="ReadingAdmission"/> admits.</summary>
public sealed class InboxFileReader(ReadingAdmission admission, IOptions<ReadingOptions> options)
{
    /// <summary>Waits for admission, and reads the whole file. The caller disposes it when its articles are written.</summary>
    /// <param name="file">The file, opened.</param>
    /// <param name="onWait">Called once if the file is large and has to wait for others.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArticleRejectedException">The file is larger than <see cref="ReadingOptions.MaxBytes"/>.</exception>
    internal async Task<FileContent> ReadAsync(DroppedFile file, Action? onWait, CancellationToken cancellationToken)
    {
        if (file.Length > options.Value.MaxBytes)
        {
            throw options.Value.TooLarge(file.Length);
        }

        var start = new byte[Math.Min(file.Length, ReadingAdmission.Start)];
        await file.Content.ReadExactlyAsync(start, cancellationToken);
        var place = await admission.EnterAsync(start, file.Length, onWait, cancellationToken);
        try
        {
            var bytes = new byte[file.Length];
            start.CopyTo(bytes, 0);
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
