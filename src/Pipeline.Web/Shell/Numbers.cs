using System.Globalization;

namespace Pipeline.Web.Shell;

/// <summary>Numbers and days as pages show them.</summary>
internal static class Numbers
{
    /// <summary>A count: <c>12,345</c>.</summary>
    public static string Text(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A day, UTC: <c>4 Mar 2026</c>.</summary>
    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
