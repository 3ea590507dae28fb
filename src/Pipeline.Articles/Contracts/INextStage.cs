using Pipeline.Articles.Ledger;

namespace Pipeline.Articles.Contracts;

/// <summary>The stage that takes the documents of another one.</summary>
/// <typeparam name="TDocument">The documents that it takes.</typeparam>
public interface INextStage<TDocument>
    where TDocument : ArticleDocument
{
    /// <summary>The queue of its pointers.</summary>
    string Queue { get; }

    /// <summary>Does its work on a document that was just written, as if the pointer to it had come.</summary>
    /// <param name="output">The document, and the changes of its row that are not stored yet.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The article's row. If it has unsaved changes, the stage had nothing to do.</returns>
    /// <exception cref="Exception">The work failed, and the stage left the article to the pointer in its queue.</exception>
    Task<LedgerEntry?> ContinueAsync(StageOutput<TDocument> output, CancellationToken cancellationToken);
}
