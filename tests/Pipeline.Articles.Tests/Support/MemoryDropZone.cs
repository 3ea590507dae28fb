using Pipeline.Articles.Cleaning;

namespace Pipeline.Articles.Tests.Support;

/// <summary>A drop zone in memory.</summary>
internal sealed class MemoryDropZone : IDropZone
{
    private readonly Dictionary<string, (byte[] Content, string ETag)> _files = [];
    private int _version;

    /// <summary>How often a file was opened.</summary>
    public int Opened { get; private set; }

    public void Drop(string name, byte[] content) => _files[name] = (content, $"e{++_version}");

    public void Drop(string name, string content) => Drop(name, System.Text.Encoding.UTF8.GetBytes(content));

    public void Remove(string name) => _files.Remove(name);

    public Task<DroppedFile?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        Opened++;
        return Task.FromResult(_files.TryGetValue(name, out var file)
            ? new DroppedFile(name, new MemoryStream(file.Content), file.ETag, file.Content.Length)
            : null);
    }

    public Task<string?> FindETagAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(_files.TryGetValue(name, out var file) ? file.ETag : null);
}
