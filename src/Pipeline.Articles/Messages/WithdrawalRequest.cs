using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Messages;

/// <summary>
/// The message that asks to look whether something has to be withdrawn: a file that is gone from the inbox with all its articles, or one
/// article that was rejected. It is a hint, not an order: what is done follows from the inbox and the ledger.
/// </summary>
/// <param name="Name">The file's name in the inbox.</param>
/// <param name="ArticleId">The one article to look at, or null for the file with all its articles.</param>
/// <param name="Attempt">How often it was deferred, from 0.</param>
/// <param name="TraceParent">W3C Trace Context <c>traceparent</c> of the sender, or null.</param>
/// <param name="Found">Whether a look at the inbox found that the file is gone, and nobody asked.</param>
public sealed record WithdrawalRequest(
    string Name, ArticleId? ArticleId = null, int Attempt = 0, string? TraceParent = null, bool Found = false);
