using System.Collections;

namespace Articles.Extraction;

/// <summary>The articles of a file, in its order; also rejected ones. It is never empty, but for a page of a crawl that has none.</summary>
/// <param name="articles">The articles.</param>
/// <param name="omitted">What holds no page.</param>
public sealed class ExtractedFile(IReadOnlyList<ExtractedArticle> articles, IReadOnlyDictionary<string, long> omitted)
    : IReadOnlyList<ExtractedArticle>
{
    /// <summary>
    /// What the web archives in the file (WACZ, HAR, WARC, ARC) hold besides pages: how many records, by kind: <c>redirect</c>,
    /// <c>status 404</c>, <c>image</c>, <c>repeated page</c>… Empty for any other file, and for one that was rejected as a whole.
    /// </summary>
    public IReadOnlyDictionary<string, long> Omitted => omitted;

    /// <inheritdoc/>
    public int Count => articles.Count;

    /// <inheritdoc/>
    public ExtractedArticle this[int index] => articles[index];

    /// <inheritdoc/>
    public IEnumerator<ExtractedArticle> GetEnumerator() => articles.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
