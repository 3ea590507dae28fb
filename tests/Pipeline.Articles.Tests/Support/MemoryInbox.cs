using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Operations.Api;
using Pipeline.Articles.Reprocessing.Finders;

namespace Pipeline.Articles.Tests.Support;

/// <summary>An inbox in memory.</summary>
internal sealed class MemoryInbox(TimeProvider time) : IInboxReader, IInboxListing, IInboxWriter
{
    private readonly SortedDictionary<string, (byte[] Content, string ETag, DateTimeOffset DroppedAt)> _files = new(StringComparer.Ordinal);
    private int _version;

    /// <summary>How often a file was opened.</summary>
    public int Opened { get; private set; }

    public void Drop(string name, byte[] content) => _files[name] = (content, $"e{++_version}", time.GetUtcNow());

    public void Drop(string name, string content) => Drop(name, System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>How many files a page of the list has.</summary>
    public int PageSize { get; set; } = 1000;

    public Task<InboxPage> ListAsync(string? marker, CancellationToken cancellationToken)
    {
        var left = _files.Where(file => marker is null || string.CompareOrdinal(file.Key, marker) > 0).ToList();
        var page = left.Take(PageSize).Select(file => new ListedFile(file.Key, file.Value.ETag, file.Value.DroppedAt)).ToList();
        return Task.FromResult(new InboxPage(page, left.Count > PageSize ? page[^1].Name : null));
    }

    public void Remove(string name) => _files.Remove(name);

    public async Task<string> UploadAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        Drop(name, copy.ToArray());
        return _files[name].ETag;
    }

    public async Task<string?> CreateAsync(string name, Stream content, CancellationToken cancellationToken) =>
        _files.ContainsKey(name) ? null : await UploadAsync(name, content, cancellationToken);

    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_files.Remove(name));

    /// <summary>Why no file can be opened; null if they can.</summary>
    public Exception? Fault { get; set; }

    public Task<DroppedFile?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        Opened++;
        if (Fault is not null)
        {
            throw Fault;
        }

        return Task.FromResult(_files.TryGetValue(name, out var file)
            ? new DroppedFile(name, new MemoryStream(file.Content), file.ETag, file.Content.Length, file.DroppedAt)
            : null);
    }

    /// <summary>Is run once when a version of a file has been opened; what it returns is thrown when that is read.</summary>
    public Func<Exception>? FailsAfterOpening { get; set; }

    public Task<DroppedFile?> OpenVersionAsync(string name, string etag, CancellationToken cancellationToken)
    {
        if (!_files.TryGetValue(name, out var file) || file.ETag != etag)
        {
            return Task.FromResult<DroppedFile?>(null);
        }

        Stream content = FailsAfterOpening is { } fails ? new FailingStream(fails()) : new MemoryStream(file.Content);
        FailsAfterOpening = null;
        return Task.FromResult<DroppedFile?>(new DroppedFile(name, content, file.ETag, file.Content.Length, file.DroppedAt));
    }

    /// <summary>Is run once after the next look, before whoever looked is told.</summary>
    public Func<Task>? AfterLook { get; set; }

    public async Task<string?> FindETagAsync(string name, CancellationToken cancellationToken)
    {
        var etag = _files.TryGetValue(name, out var file) ? file.ETag : null;
        if (AfterLook is { } meanwhile)
        {
            AfterLook = null;
            await meanwhile();
        }

        return etag;
    }

    private sealed class FailingStream(Exception exception) : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw exception;

        public override int Read(byte[] buffer, int offset, int count) => throw exception;
    }
}
