namespace Pipeline.Articles.Cleaning.Archives;

/// <summary>Tells whether the stages behind have so much to do that a crawl must wait.</summary>
public interface IBacklog
{
    /// <summary>Checks, or returns the result of a moment ago.</summary>
    Task<bool> IsDeepAsync(CancellationToken cancellationToken);
}
