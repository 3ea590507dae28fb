using Articles.Extraction;
using Pipeline.Articles.Publishing.Subscriptions;

namespace Pipeline.Local.Offline;

/// <summary>An article against every subscription: a line of <c>subscriptions test --json</c>.</summary>
/// <param name="Name">The file.</param>
/// <param name="Part">Which article of a file that holds several; else null.</param>
/// <param name="Title">The headline.</param>
/// <param name="Rejected">Why it is rejected, or null.</param>
/// <param name="Subscriptions">The subscriptions that would get it or not, with the reasons.</param>
internal sealed record SubscriptionTest(
    string Name, string? Part, string? Title, RejectionReason? Rejected, IReadOnlyList<SubscriptionMatch> Subscriptions);
