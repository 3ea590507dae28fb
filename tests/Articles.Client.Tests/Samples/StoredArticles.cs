using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Articles.Client.Tests.Samples;

/// <summary>What a sample has stored: SQLite in C# and Python, lines of JSON in Node.</summary>
internal static class StoredArticles
{
    /// <summary>The newest event of each article by its id: the sequence, and whether the article is there.</summary>
    public static IReadOnlyDictionary<string, (int Sequence, bool IsThere)> Read(string path) =>
        path.EndsWith(".jsonl", StringComparison.Ordinal) ? ReadLines(path) : ReadTable(path);

    private static Dictionary<string, (int Sequence, bool IsThere)> ReadLines(string path)
    {
        var articles = new Dictionary<string, (int Sequence, bool IsThere)>();
        foreach (var line in File.ReadLines(path))
        {
            var article = JsonDocument.Parse(line).RootElement;
            articles[article.GetProperty("id").GetString()!] =
                (article.GetProperty("sequence").GetInt32(), article.GetProperty("data").ValueKind == JsonValueKind.Object);
        }

        return articles;
    }

    private static Dictionary<string, (int Sequence, bool IsThere)> ReadTable(string path)
    {
        using var database = new SqliteConnection($"Data Source={path};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT id, sequence, data FROM articles";
        using var rows = command.ExecuteReader();
        var articles = new Dictionary<string, (int Sequence, bool IsThere)>();
        while (rows.Read())
        {
            articles[rows.GetString(0)] = (rows.GetInt32(1), !rows.IsDBNull(2));
        }

        return articles;
    }
}
