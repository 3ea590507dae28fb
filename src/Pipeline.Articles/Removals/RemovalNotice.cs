using System.Globalization;

namespace Pipeline.Articles.Removals;

/// <summary>The notice to operators about held removals, the same everywhere.</summary>
public static class RemovalNotice
{
    /// <summary>What happened, and what to do.</summary>
    /// <param name="count">The number of held files.</param>
    /// <param name="since">Since when.</param>
    public static string Of(long count, DateTimeOffset? since) => string.Create(
        CultureInfo.InvariantCulture,
        $"{count:N0} {(count == 1 ? "file is" : "files are")} missing from the inbox since {since?.UtcDateTime:yyyy-MM-dd HH:mm} UTC, "
        + $"too many at once. Their articles stay published. If you drop the files again, they leave this list automatically. To "
        + $"withdraw their articles, use 'removals confirm {count}', POST /api/removals/confirm, or the page Operations, Held removals.");
}
