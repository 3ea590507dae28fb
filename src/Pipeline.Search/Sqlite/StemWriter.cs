using Microsoft.Data.Sqlite;
using Pipeline.Search.Words;

namespace Pipeline.Search.Sqlite;

/// <summary>Writes articles' words without endings, and how many they are.</summary>
internal sealed class StemWriter(SqliteConnection connection, WordForms forms) : IDisposable
{
    private readonly Dictionary<long, int> _counts = [];

    private readonly Statement _add = new(
        connection, "INSERT INTO article_stem (rowid, t, e, k, b) VALUES ($docid, $title, $entities, $key_phrases, $body)",
        "$docid", "$title", "$entities", "$key_phrases", "$body");

    private readonly Statement _remove = new(connection, "DELETE FROM article_stem WHERE rowid = $docid", "$docid");

    /// <summary>Adds an article that is not there.</summary>
    public void Add(long docid, string? language, string title, string entities, string keyPhrases, string body)
    {
        var stemmed = new StemmedText(forms.Of(language));
        _add.Execute(docid, stemmed.Of(title), stemmed.Of(entities), stemmed.Of(keyPhrases), stemmed.Of(body));
        _counts[docid] = Math.Max(1, stemmed.Count);
    }

    /// <summary>Removes an article.</summary>
    public void Remove(long docid)
    {
        _remove.Execute(docid);
        _counts[docid] = 0;
    }

    /// <summary>Writes the counts.</summary>
    public void Save() => WordCounts.Write(connection, _counts.Select(pair => (pair.Key, pair.Value)));

    public void Dispose()
    {
        _add.Dispose();
        _remove.Dispose();
    }
}
