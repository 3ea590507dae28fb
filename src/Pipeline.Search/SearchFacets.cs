using System.Globalization;

namespace Pipeline.Search;

/// <summary>The facets that both homes of the index count.</summary>
internal static class SearchFacets
{
    public const string Language = "language";
    public const string Sentiment = "sentiment";
    public const string Site = "site";

    /// <summary>Entities as <c>Category:Name</c>; a filter takes the value back.</summary>
    public const string Entity = "entity";

    /// <summary>What wire items are about, in words.</summary>
    public const string Subject = "subject";

    /// <summary>1 to 9.</summary>
    public const string Urgency = "urgency";

    /// <summary>What kind of text a wire item is.</summary>
    public const string Genre = "genre";

    /// <summary>Who sends a wire item.</summary>
    public const string Provider = "provider";

    public const string PageType = "pageType";

    /// <summary>The most values a facet, the most frequent ones.</summary>
    public const int MaxValues = 20;

    /// <summary>An entity as a facet's value.</summary>
    public static string EntityValue(string category, string name) => $"{category}:{name}";

    /// <summary>An urgency as a facet's value.</summary>
    public static string? UrgencyValue(int? urgency) => urgency?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A value as filters compare it: letter case ignored.</summary>
    public static string Key(string value) => value.ToLowerInvariant();
}
