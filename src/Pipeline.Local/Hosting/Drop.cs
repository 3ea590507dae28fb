using Pipeline.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>A version of a file that waits for the first stage.</summary>
/// <param name="File">The file.</param>
/// <param name="Attempt">The number of the try, from 1.</param>
internal sealed record Drop(InboxFile File, int Attempt = 1);
