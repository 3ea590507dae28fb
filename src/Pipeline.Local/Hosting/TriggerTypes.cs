using Pipeline.Functions.Triggers;

namespace Pipeline.Local.Hosting;

/// <summary>The functions that the WebJobs host runs: the same classes as in the Functions app.</summary>
internal sealed class TriggerTypes : ITypeLocator
{
    public IReadOnlyList<Type> GetTypes() => [typeof(CleanArticle), typeof(EnrichArticle), typeof(PublishArticle), typeof(WithdrawArticle), typeof(ReprocessArticle), typeof(ReprocessArticles)];
}
