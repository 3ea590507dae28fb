namespace Pipeline.Local.Hosting;

/// <summary>The folder of this machine's storage, index and log.</summary>
/// <param name="Path">Where it is.</param>
internal sealed record DataFolder(string Path)
{
    /// <summary>Creates the folder, and checks that files can be written: a later failure would have another program's message.</summary>
    /// <exception cref="IOException">Files cannot be written; the message says what to do.</exception>
    public void EnsureWritable()
    {
        try
        {
            var probe = System.IO.Path.Combine(Directory.CreateDirectory(Path).FullName, $"writable.{Guid.NewGuid():N}");
            using var file =
                new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            file.WriteByte(0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new IOException(
                $"The data folder '{Path}' cannot be written to: {exception.Message} Make it writable, or set Local__DataFolder to another "
                    + "folder.", exception);
        }
    }
}
