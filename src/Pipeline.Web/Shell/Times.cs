using System.Globalization;

namespace Pipeline.Web.Shell;

/// <summary>Times as a reader of a page wants them.</summary>
internal static class Times
{
    /// <summary>A time to the second, UTC, as text that machines read.</summary>
    public static string Machine(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time to the second, UTC, for people.</summary>
    public static string Full(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
