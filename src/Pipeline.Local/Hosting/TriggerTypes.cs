using Pipeline.Functions.Triggers;

namespace Pipeline.Local.Hosting;

/// <summary>
/// The functions that the WebJobs host runs: the same classes as in the Functions app. Drops come from <see cref="InboxWatcher"/>; in the
/// Functions app they come from Event Grid.
/// </summary>
internal sealed class TriggerTypes : ITypeLocator
{
    public IReadOnlyList<Type> GetTypes() =>
        [
            typeof(ExpandArchive), typeof(EnrichArticle), typeof(PublishArticle), typeof(WithdrawArticle), typeof(ReprocessArticle),
            typeof(ReprocessArticles), typeof(ReleaseArticles), typeof(CleanArticleAgain), typeof(RedriveEvents), typeof(PostEvent),
        ];
}
