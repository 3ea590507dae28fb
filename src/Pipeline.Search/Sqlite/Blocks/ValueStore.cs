using Microsoft.Data.Sqlite;

namespace Pipeline.Search.Sqlite.Blocks;

/// <summary>
/// The codes of the values that articles have, for one transaction: a value is looked up once, and how many articles have it is written
/// once. A code's two low bits say where a block has it: the <see cref="Facet"/>, or 3 for its list.
/// </summary>
internal sealed class ValueStore : IDisposable
{
    /// <summary>How many bits of a code say where a block has it.</summary>
    public const int FacetBits = 2;

    private readonly Dictionary<(Facet Facet, string Value), int> _codes = [];
    private readonly Dictionary<int, int> _articles = [];
    private readonly Statement _find;
    private readonly Statement _add;
    private readonly Statement _addName;
    private readonly Statement _count;
    private readonly SqliteConnection _connection;
    private int _next;

    public ValueStore(SqliteConnection connection)
    {
        _connection = connection;
        _find = new Statement(connection, "SELECT code FROM value WHERE facet = $facet AND value = $value", "$facet", "$value");
        _add = new Statement(
            connection,
            "INSERT INTO value (code, facet, value, key, name_key) VALUES ($code, $facet, $value, $key, $name_key)",
            "$code", "$facet", "$value", "$key", "$name_key");
        _addName = new Statement(connection, "INSERT INTO entity_name (rowid, name) VALUES ($code, $name)", "$code", "$name");
        _count = new Statement(connection, "UPDATE value SET articles = articles + $change WHERE code = $code", "$change", "$code");
    }

    /// <summary>The code of a value of any facet but the entities; 0 for null.</summary>
    public int CodeOf(Facet facet, string? value) => value is null ? 0 : CodeOf(facet, value, name: null);

    /// <summary>The code of an entity.</summary>
    public int CodeOf(string category, string name) => CodeOf(Facet.Entity, SearchFacets.EntityValue(category, name), name);

    /// <summary>Notes that so many more articles have the entity.</summary>
    public void Count(int code, int change) => _articles[code] = _articles.GetValueOrDefault(code) + change;

    /// <summary>Writes how many articles have the entities.</summary>
    public void Save()
    {
        foreach (var (code, change) in _articles.Where(entity => entity.Value != 0))
        {
            _count.Execute(change, code);
        }

        _articles.Clear();
    }

    public void Dispose()
    {
        _find.Dispose();
        _add.Dispose();
        _addName.Dispose();
        _count.Dispose();
    }

    private int CodeOf(Facet facet, string value, string? name)
    {
        if (_codes.TryGetValue((facet, value), out var code))
        {
            return code;
        }

        if (_find.Execute((int)facet, value) is long known)
        {
            code = (int)known;
        }
        else
        {
            code = (Next() << FacetBits) | Math.Min((int)facet, (int)Facet.Entity);
            _add.Execute(code, (int)facet, value, SearchFacets.Key(value.Trim()), name is null ? null : SearchFacets.Key(name.Trim()));
            if (name is not null)
            {
                _addName.Execute(code, Segmenter.Segment(name));
            }
        }

        _codes.Add((facet, value), code);
        return code;
    }

    private int Next()
    {
        if (_next == 0)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT coalesce(max(code), 0) FROM value";
            _next = (int)((long)command.ExecuteScalar()! >> FacetBits);
        }

        return ++_next;
    }
}
