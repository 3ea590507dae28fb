using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Messages;

/// <summary>
/// The message that requests a check whether something has to be withdrawn: a file that was removed from the inbox with all its articles,
/// or one rejected article. It is a hint, not an order: the inbox and the ledger decide.
/// </summary>
/// <param name="Name">The file's name in the inbox.</param>
/// <param name="ArticleId">The one article to check, or null for the file with all its articles.</param>
/// <param name="Attempt">How often it was deferred, from 0.</param>
/// <param name="TraceParent">W3C Trace Context <c>traceparent</c> of the sender, or null.</param>
/// <param name="Found">Whether only a look at the inbox found the removal, without an explicit request.</param>
/// <param name="After">The part of the file that was done last; null to begin with the first.</param>
public sealed record WithdrawalRequest(
    string Name, ArticleId? ArticleId = null, int Attempt = 0, string? TraceParent = null, bool Found = false,
    ArticleId? After = null);
