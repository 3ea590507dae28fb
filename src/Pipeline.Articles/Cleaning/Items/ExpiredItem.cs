using System.Globalization;

namespace Pipeline.Articles.Cleaning.Items;

/// <summary>An item that its agency let be published until a time that has passed.</summary>
internal static class ExpiredItem
{
    /// <summary>Why it is not published, or not any more.</summary>
    public static RejectionReason ReasonOf(DateTimeOffset end) => new(
        CleanedArticleWriter.Expired,
        string.Create(CultureInfo.InvariantCulture, $"The item expired at {end.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z."));
}
