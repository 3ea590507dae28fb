using System.Globalization;

namespace Pipeline.Search.AzureSearch;

/// <summary>The names of the indexes behind an alias: <c>articles-v1</c>, <c>articles-v2</c>…</summary>
internal static class IndexNames
{
    /// <summary>The index of that number.</summary>
    public static string Of(string alias, int number) => string.Create(CultureInfo.InvariantCulture, $"{alias}-v{number}");

    /// <summary>Its number, or 0 for an index that has none.</summary>
    public static int NumberOf(string alias, string index) =>
        index.StartsWith(alias + "-v", StringComparison.Ordinal)
        && int.TryParse(index.AsSpan(alias.Length + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}
