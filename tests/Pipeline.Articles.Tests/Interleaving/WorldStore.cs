using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Tests.Interleaving;

/// <summary>One stage's document of the one article.</summary>
internal sealed class WorldStore<TDocument>(
    WorldPorts ports, Func<World, StoredDocument<TDocument>?> get, Action<World, StoredDocument<TDocument>?> set)
    : IDocumentStore<TDocument>
    where TDocument : ArticleDocument
{
    private static readonly string Kind = typeof(TDocument).Name;

    public Task<StoredDocument<TDocument>?> ReadAsync(ArticleId id, CancellationToken cancellationToken) =>
        WorldPorts.CallAsync($"read {Kind}", () => get(ports.World), World.Describe);

    public Task<string?> FindETagAsync(ArticleId id, CancellationToken cancellationToken) =>
        WorldPorts.CallAsync($"look for {Kind}", () => get(ports.World)?.ETag, etag => etag ?? "none");

    public Task<string?> TryWriteAsync(TDocument document, string? expectedETag, CancellationToken cancellationToken) =>
        WorldPorts.CallAsync(
        $"write {Kind} {document.Sequence}",
        () =>
        {
            if (get(ports.World)?.ETag != expectedETag)
            {
                return null;
            }

            var etag = ports.World.NextVersion(Kind);
            set(ports.World, new StoredDocument<TDocument>(document, etag));
            return etag;
        },
        etag => etag ?? "refused");

    public Task DeleteAsync(ArticleId id, string expectedETag, CancellationToken cancellationToken) => WorldPorts.CallAsync(
        $"delete {Kind}",
        () =>
        {
            if (get(ports.World)?.ETag == expectedETag)
            {
                set(ports.World, null);
            }

            return true;
        },
        _ => "done");

    public Uri Locate(ArticleId id) => new($"http://store.test/{Kind}/{id}.json");
}
