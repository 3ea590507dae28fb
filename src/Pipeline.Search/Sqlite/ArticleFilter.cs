using Microsoft.Data.Sqlite;
using Pipeline.Articles.Searching;
using Pipeline.Search.Sqlite.Blocks;

namespace Pipeline.Search.Sqlite;

/// <summary>A search's filters, their values looked up: what a <see cref="Block"/> has to say of an article for it to be a hit.</summary>
internal sealed class ArticleFilter
{
    private readonly SqliteConnection _connection;
    private readonly int[]? _languages;
    private readonly int[]? _sentiments;
    private readonly int[]? _sites;
    private readonly int[][] _listed;
    private readonly HashSet<long>? _cluster;
    private readonly HashSet<long>? _story;
    private readonly long _from;
    private readonly long _before;
    private readonly bool _hideDuplicates;

    public ArticleFilter(SqliteConnection connection, SearchQuery query)
    {
        _connection = connection;
        _languages = CodesOf(Facet.Language, query.Language);
        _sentiments = CodesOf(Facet.Sentiment, query.Sentiment);
        _sites = CodesOf(Facet.Site, query.SiteName);
        int[]?[] listed =
        [
            .. query.Entities.Select(entity => CodesOf(Facet.Entity, entity)),
            .. query.Subjects.Select(subject => CodesOf(Facet.Subject, subject)),
            CodesOf(Facet.Genre, query.Genre),
            CodesOf(Facet.Provider, query.Provider),
            CodesOf(Facet.Urgency, SearchFacets.UrgencyValue(query.Urgency)),
            CodesOf(Facet.PageType, query.PageType),
        ];
        _listed = [.. listed.OfType<int[]>()];
        _cluster = ReadGroup("cluster_id", query.ClusterId);
        _story = ReadGroup("story_id", query.StoryId);
        _from = query.PublishedFrom?.UtcTicks ?? 0;
        _before = query.PublishedBefore?.UtcTicks ?? long.MaxValue;
        IsDated = query.PublishedFrom is not null || query.PublishedBefore is not null;
        _hideDuplicates = query.HideDuplicates;
        IsOpen = _languages is null && _sentiments is null && _sites is null && _listed.Length == 0 && _cluster is null && _story is null
            && !IsDated && !_hideDuplicates;
    }

    /// <summary>Whether every article passes.</summary>
    public bool IsOpen { get; }

    /// <summary>Whether no article can pass: a value that none has.</summary>
    public bool IsShut =>
        _languages is { Length: 0 } || _sentiments is { Length: 0 } || _sites is { Length: 0 } || _listed.Any(codes => codes.Length == 0)
            || _cluster is { Count: 0 } || _story is { Count: 0 };

    /// <summary>Whether it looks at the values that an article may have several of.</summary>
    public bool NeedsLists => _listed.Length > 0;

    private bool IsDated { get; }

    /// <summary>Whether the article passes.</summary>
    public bool Accepts(long docid, Block block)
    {
        var number = (int)(docid % Block.Size);
        return Has(_languages, block, number, Facet.Language)
            && Has(_sentiments, block, number, Facet.Sentiment)
            && Has(_sites, block, number, Facet.Site)
            && (!IsDated || (block.PublishedAt(number) is > 0 and var published && published >= _from && published < _before))
            && !(_hideDuplicates && block.IsDuplicate(number))
            && (_cluster is null || _cluster.Contains(docid))
            && (_story is null || _story.Contains(docid))
            && HasAll(block.ListedOf(number));
    }

    private bool HasAll(ReadOnlySpan<int> listed)
    {
        foreach (var codes in _listed)
        {
            if (listed.IndexOfAny(codes) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Has(int[]? codes, Block block, int number, Facet facet) =>
        codes is null || codes.AsSpan().Contains(block.Code(number, facet));

    /// <returns>
    /// Null when nothing is asked for; one code as a rule, more when sources differ in letter case, none when no article has it.
    /// </returns>
    private int[]? CodesOf(Facet facet, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        using var command = _connection.CreateCommand();
        // The plus keeps SQLite from going through all values of the facet.
        command.CommandText = "SELECT code FROM value WHERE (key = $key OR name_key = $key) AND +facet = $facet";
        command.Parameters.AddWithValue("$key", SearchFacets.Key(value.Trim()));
        command.Parameters.AddWithValue("$facet", (int)facet);
        using var reader = command.ExecuteReader();
        var codes = new List<int>();
        while (reader.Read())
        {
            codes.Add(reader.GetInt32(0));
        }

        return [.. codes];
    }

    /// <returns>Null when no group is asked for.</returns>
    private HashSet<long>? ReadGroup(string column, string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            return null;
        }

        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT docid FROM article WHERE {column} = $id";
        command.Parameters.AddWithValue("$id", id.Trim());
        using var reader = command.ExecuteReader();
        var docids = new HashSet<long>();
        while (reader.Read())
        {
            docids.Add(reader.GetInt64(0));
        }

        return docids;
    }
}
