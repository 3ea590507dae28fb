using Microsoft.Data.Sqlite;
using Pipeline.Search.Sqlite.Blocks;

namespace Pipeline.Search.Sqlite;

/// <summary>Tells which facet a code is of. Most codes of lists are entities', so only the others are kept.</summary>
internal sealed class ListedFacets
{
    private const int Places = (1 << ValueStore.FacetBits) - 1;

    private readonly Dictionary<int, Facet> _others = [];

    public ListedFacets(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT code, facet FROM value WHERE facet > $entity";
        command.Parameters.AddWithValue("$entity", (int)Facet.Entity);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            _others.Add(reader.GetInt32(0), (Facet)reader.GetInt32(1));
        }
    }

    public Facet Of(int code) =>
        (Facet)(code & Places) is var place && place != Facet.Entity ? place : _others.GetValueOrDefault(code, Facet.Entity);
}
