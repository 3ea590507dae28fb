namespace Pipeline.Storage.Tests;

internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pipeline-storage-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
