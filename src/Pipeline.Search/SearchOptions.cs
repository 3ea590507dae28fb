namespace Pipeline.Search;

/// <summary>
/// Settings of the search index; configuration section <c>Search</c>. With an endpoint it is Azure AI Search, without one a SQLite file.
/// </summary>
public sealed class SearchOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Search";

    /// <summary>The address of an Azure AI Search service, as <c>https://NAME.search.windows.net</c>. Default: none.</summary>
    public string? Endpoint { get; set; }

    /// <summary>
    /// The alias there; the index behind it is <c>articles-v1</c>, <c>-v2</c> and so on. 2 to 128 lowercase letters, digits and single dashes,
    /// beginning and ending with a letter or digit. Default <c>articles</c>.
    /// </summary>
    public string Index { get; set; } = "articles";

    /// <summary>
    /// The SQLite file, made when missing, with its folder. Needed when there is no endpoint. A local disk: SQLite's locks fail on network
    /// shares.
    /// </summary>
    public string? Path { get; set; }
}
