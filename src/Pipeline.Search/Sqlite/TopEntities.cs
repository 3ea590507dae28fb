using Microsoft.Data.Sqlite;
using Pipeline.Articles.Searching.Trends;
using Pipeline.Search.Sqlite.Blocks;

namespace Pipeline.Search.Sqlite;

/// <summary>Chooses the entities that a <see cref="TrendReport"/> follows, out of how many articles have each.</summary>
internal sealed class TopEntities(SqliteConnection connection, TrendQuery query)
{
    /// <summary>How many of the most frequent entities are looked at for those of the wanted categories.</summary>
    private const int MaxCandidates = 2000;

    private readonly HashSet<string> _categories = [.. query.Categories];
    private readonly HashSet<string> _filtered = [.. query.Filter.Entities.Select(entity => SearchFacets.Key(entity.Trim()))];

    /// <summary>
    /// The chosen ones, each with all its codes: one as a rule, more when sources differ in letter case. The most frequent first.
    /// </summary>
    /// <param name="counts">How many articles have the entity of a code.</param>
    public IReadOnlyList<(string Category, string Name, IReadOnlyList<int> Codes)> Choose(ReadOnlySpan<int> counts)
    {
        using var find = new Statement(connection, "SELECT value FROM value WHERE code = $code", "$code");
        var chosen = new Dictionary<string, (string Category, string Name, IReadOnlyList<int> Codes)>();
        foreach (var code in MostFrequent(counts, new ListedFacets(connection)))
        {
            var value = (string)find.Execute(code)!;
            // A category has no colon.
            var colon = value.IndexOf(':', StringComparison.Ordinal);
            var (category, name, key) = (value[..colon], value[(colon + 1)..], SearchFacets.Key(value.Trim()));
            if (_categories.Contains(category) && !_filtered.Contains(key) && !_filtered.Contains(SearchFacets.Key(name.Trim()))
                && !chosen.ContainsKey(key))
            {
                chosen.Add(key, (category, name, CodesOf(key)));
                if (chosen.Count == query.Top)
                {
                    break;
                }
            }
        }

        return [.. chosen.Values];
    }

    private static int[] MostFrequent(ReadOnlySpan<int> counts, ListedFacets facets)
    {
        var best = new PriorityQueue<int, (int Count, int Age)>();
        for (var code = (int)Facet.Entity; code < counts.Length; code += 1 << ValueStore.FacetBits)
        {
            if (counts[code] > 0 && facets.Of(code) == Facet.Entity)
            {
                if (best.Count < MaxCandidates)
                {
                    best.Enqueue(code, (counts[code], -code));
                }
                else
                {
                    best.EnqueueDequeue(code, (counts[code], -code));
                }
            }
        }

        return [.. best.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];
    }

    private List<int> CodesOf(string key)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT code FROM value WHERE key = $key AND +facet = $facet";
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$facet", (int)Facet.Entity);
        using var reader = command.ExecuteReader();
        var codes = new List<int>();
        while (reader.Read())
        {
            codes.Add(reader.GetInt32(0));
        }

        return codes;
    }
}
