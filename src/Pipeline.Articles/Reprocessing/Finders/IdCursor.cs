using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Reprocessing.Finders;

/// <summary>Reads an ordered list of ids in step with another one.</summary>
internal sealed class IdCursor(IAsyncEnumerable<ArticleId> ids, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<ArticleId> _ids = ids.GetAsyncEnumerator(cancellationToken);
    private bool _isBegun;
    private bool _isMore;

    public ValueTask DisposeAsync() => _ids.DisposeAsync();

    /// <summary>Whether the list has this id; call it with ids in order.</summary>
    public async ValueTask<bool> HasAsync(ArticleId id)
    {
        while (!_isBegun || (_isMore && string.CompareOrdinal(_ids.Current.ToString(), id.ToString()) < 0))
        {
            (_isBegun, _isMore) = (true, await _ids.MoveNextAsync());
        }

        return _isMore && _ids.Current == id;
    }
}
