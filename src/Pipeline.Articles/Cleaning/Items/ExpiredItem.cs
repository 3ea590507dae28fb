using System.Globalization;

namespace Pipeline.Articles.Cleaning.Items;

/// <summary>An expired item: its agency allowed publication only until a time that has passed.</summary>
internal static class ExpiredItem
{
    /// <summary>Why the item is not published, or no longer published.</summary>
    public static RejectionReason ReasonOf(DateTimeOffset end) => new(
        CleanedArticleWriter.Expired,
        string.Create(CultureInfo.InvariantCulture, $"The item expired at {end.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z."));
}
