using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Messages;

/// <summary>The message between two stages: it names the article to process, without its text. At most 1 KB as JSON.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">The revision that the sender wrote; a receiver that finds another one in the store drops the message, because the
/// newer one's pointer follows.</param>
/// <param name="Attempt">How often this article was deferred, from 0. The runtime counts dequeues; deferrals are counted here.</param>
/// <param name="NotBefore">The time (UTC) before which the stage need not try again, or null.</param>
/// <param name="TraceParent">W3C Trace Context <c>traceparent</c> of the sender, or null.</param>
public sealed record ArticlePointer(
    ArticleId ArticleId,
    Revision Revision,
    int Attempt = 0,
    DateTimeOffset? NotBefore = null,
    string? TraceParent = null)
{
    /// <summary>The pointer to a stage's document, within its trace.</summary>
    public static ArticlePointer To(ArticleDocument document) =>
        new(document.Id, document.Revision, TraceParent: document.TraceParent);
}
