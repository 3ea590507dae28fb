using System.Collections.Concurrent;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Tests.Support;

/// <summary>A document store in memory with the same conditional writes as a blob container.</summary>
internal sealed class MemoryStore<TDocument>(WriteBudget writes) : IDocumentStore<TDocument>
    where TDocument : ArticleDocument
{
    private readonly ConcurrentDictionary<ArticleId, StoredDocument<TDocument>> _documents = new();
    private readonly Lock _lock = new();
    private int _version;

    /// <summary>Is run before each write: to let another writer in between.</summary>
    public Func<Task> BeforeWrite { get; set; } = () => Task.CompletedTask;

    /// <summary>Is told which document was deleted.</summary>
    public Action<ArticleId> Deleted { get; set; } = _ => { };

    public IReadOnlyCollection<TDocument> All => [.. _documents.Values.Select(stored => stored.Document)];

    /// <summary>Takes a document away, as a storage that lost it does.</summary>
    public void Lose(ArticleId id) => _documents.TryRemove(id, out _);

    public Task<StoredDocument<TDocument>?> ReadAsync(ArticleId id, CancellationToken cancellationToken) =>
        Task.FromResult(_documents.GetValueOrDefault(id));

    public Task<string?> FindETagAsync(ArticleId id, CancellationToken cancellationToken) =>
        Task.FromResult(_documents.GetValueOrDefault(id)?.ETag);

    public async Task<string?> TryWriteAsync(TDocument document, string? expectedETag, CancellationToken cancellationToken)
    {
        writes.Spend();
        await BeforeWrite();
        lock (_lock)
        {
            if (_documents.GetValueOrDefault(document.Id)?.ETag != expectedETag)
            {
                return null;
            }

            var etag = $"v{++_version}";
            _documents[document.Id] = new StoredDocument<TDocument>(document, etag);
            return etag;
        }
    }

    public Task DeleteAsync(ArticleId id, string expectedETag, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_documents.GetValueOrDefault(id)?.ETag == expectedETag)
            {
                _documents.TryRemove(id, out _);
                Deleted(id);
            }
        }

        return Task.CompletedTask;
    }

    public Uri Locate(ArticleId id) => new($"http://store.test/{typeof(TDocument).Name}/{id}.json");
}
