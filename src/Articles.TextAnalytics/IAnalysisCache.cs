namespace Articles.TextAnalytics;

/// <summary>
/// Keeps results of metered text analytics, so that unchanged text is not paid for twice. It may lose results at any time, and may throw;
/// neither fails an article.
/// </summary>
public interface IAnalysisCache
{
    /// <summary>Gets the JSON kept under a key, or null.</summary>
    /// <param name="key">Letters, digits, <c>/</c> and <c>-</c>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<ReadOnlyMemory<byte>?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Keeps JSON under a key, and replaces what was there.</summary>
    Task WriteAsync(string key, ReadOnlyMemory<byte> json, CancellationToken cancellationToken);
}
