using System.Buffers;
using Microsoft.Data.Sqlite;
using Pipeline.Articles.Searching;
using Pipeline.Search.Sqlite.Blocks;

namespace Pipeline.Search.Sqlite;

/// <summary>Counts the values of the articles that it is shown: an addition a value, whatever they are.</summary>
internal sealed class FacetCounter : IDisposable
{
    private static readonly (Facet Facet, string Name)[] Facets =
    [
        (Facet.Language, SearchFacets.Language),
        (Facet.Sentiment, SearchFacets.Sentiment),
        (Facet.Site, SearchFacets.Site),
        (Facet.Entity, SearchFacets.Entity),
        (Facet.Subject, SearchFacets.Subject),
        (Facet.Genre, SearchFacets.Genre),
        (Facet.Provider, SearchFacets.Provider),
        (Facet.Urgency, SearchFacets.Urgency),
        (Facet.PageType, SearchFacets.PageType),
    ];

    private readonly SqliteConnection _connection;
    private readonly int[] _counts;
    private readonly int _length;

    public FacetCounter(SqliteConnection connection)
    {
        _connection = connection;
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(max(code), 0) FROM value";
        _length = (int)(long)command.ExecuteScalar()! + 1;
        _counts = ArrayPool<int>.Shared.Rent(_length);
        _counts.AsSpan(0, _length).Clear();
    }

    /// <summary>Counts an article in.</summary>
    public void Add(Block block, int number)
    {
        _counts[block.Code(number, Facet.Language)]++;
        _counts[block.Code(number, Facet.Sentiment)]++;
        _counts[block.Code(number, Facet.Site)]++;
        foreach (var code in block.ListedOf(number))
        {
            _counts[code]++;
        }
    }

    /// <summary>The most frequent values of each facet.</summary>
    public Dictionary<string, IReadOnlyList<FacetCount>> Read()
    {
        var best = Array.ConvertAll(Facets, _ => new PriorityQueue<int, (int Count, int Age)>());
        var facets = new ListedFacets(_connection);
        // 0 stands for "no value".
        for (var code = 1; code < _length; code++)
        {
            if (_counts[code] > 0)
            {
                var values = best[(int)facets.Of(code)];
                if (values.Count < SearchFacets.MaxValues)
                {
                    values.Enqueue(code, (_counts[code], -code));
                }
                else
                {
                    values.EnqueueDequeue(code, (_counts[code], -code));
                }
            }
        }

        using var name = new Statement(_connection, "SELECT value FROM value WHERE code = $code", "$code");
        return Facets.ToDictionary(
            facet => facet.Name,
            IReadOnlyList<FacetCount> (facet) =>
            [
                .. best[(int)facet.Facet].UnorderedItems
                    .Select(item => new FacetCount((string)name.Execute(item.Element)!, item.Priority.Count))
                    .OrderByDescending(count => count.Count)
                    .ThenBy(count => count.Value, StringComparer.Ordinal),
            ]);
    }

    public void Dispose() => ArrayPool<int>.Shared.Return(_counts);
}
