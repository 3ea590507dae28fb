using System.Globalization;

namespace Pipeline.Local.Offline;

/// <summary>Says how far an archive is read, each second, where standard error is a terminal.</summary>
/// <param name="name">The archive's name.</param>
/// <param name="length">Its size in bytes.</param>
/// <param name="time">The clock.</param>
/// <param name="output">The terminal; null for none.</param>
internal sealed class ArchiveProgress(string name, long length, TimeProvider time, TextWriter? output)
{
    private const int Width = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly long _started = time.GetTimestamp();
    private TimeSpan _shown;

    /// <summary>Shows the progress, if the last time is a second ago.</summary>
    /// <param name="records">How many records were read.</param>
    /// <param name="pages">How many pages are done.</param>
    /// <param name="bytes">How many bytes were read.</param>
    public void Show(long records, long pages, long bytes)
    {
        var elapsed = time.GetElapsedTime(_started);
        if (output is null || elapsed - _shown < Interval)
        {
            return;
        }

        _shown = elapsed;
        var left = bytes == 0 ? TimeSpan.Zero : elapsed * ((double)(length - bytes) / bytes);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {records:N0} records, {pages:N0} pages, {pages / elapsed.TotalSeconds:N0} a second, {(double)bytes / length:P0}, {left:h\\:mm\\:ss} left");
        output.Write('\r' + line.PadRight(Width));
    }

    /// <summary>Removes the line.</summary>
    public void Clear()
    {
        if (_shown > TimeSpan.Zero)
        {
            output!.Write('\r' + new string(' ', Width) + '\r');
        }
    }
}
