using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Pipeline.Search.Sqlite;

/// <summary>Steps through the articles that a full-text expression matches, the last to come in first.</summary>
internal sealed class FullTextScan : IDisposable
{
    /// <summary>BM25 with weights for title, entities, key phrases and body; negated by FTS5: the lower the better.</summary>
    private const string Bm25 = "bm25(article_text, 8.0, 4.0, 2.0, 1.0)";

    private readonly ScanStatement _articles;

    private FullTextScan(
        SqliteConnection connection, string columns, string match, long before, IReadOnlyList<long>? among, string table = "article_text")
    {
        // The plus keeps SQLite from asking the full-text index once for each of them.
        var restriction = among is null ? string.Empty : " AND +rowid IN (SELECT value FROM json_each(?3)) AND rowid >= ?4";
        _articles = new ScanStatement(
            connection, $"SELECT {columns} FROM {table} WHERE {table} MATCH ?1 AND rowid < ?2{restriction} ORDER BY rowid DESC");
        _articles.Bind(1, match);
        _articles.Bind(2, before);
        if (among is not null)
        {
            _articles.Bind(3, $"[{string.Join(',', among.Select(docid => docid.ToString(CultureInfo.InvariantCulture)))}]");
            _articles.Bind(4, among.Min());
        }
    }

    /// <summary>The article that it stands on.</summary>
    public long Docid => _articles.Integer(0);

    /// <summary>How well the article matches, the greater the better. For a ranked scan alone.</summary>
    public double Relevance => -_articles.Real(1);

    /// <summary>The matches that came in before an article, without their relevance: a hundred thousand in ten milliseconds.</summary>
    public static FullTextScan Of(SqliteConnection connection, string match, long before = long.MaxValue) =>
        new(connection, "rowid", match, before, among: null);

    /// <summary>The articles that have a stem.</summary>
    public static FullTextScan OfStem(SqliteConnection connection, string stem) =>
        new(connection, "rowid", $"\"{stem.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", long.MaxValue, among: null, "article_stem");

    /// <summary>The matches with their relevance: a hundred thousand in eighty milliseconds.</summary>
    public static FullTextScan Ranked(SqliteConnection connection, string match) =>
        new(connection, $"rowid, {Bm25}", match, long.MaxValue, among: null);

    /// <summary>As <see cref="Ranked(SqliteConnection, string)"/>, of some articles only, of which there is one at least.</summary>
    public static FullTextScan Ranked(SqliteConnection connection, string match, IReadOnlyList<long> among) =>
        new(connection, $"rowid, {Bm25}", match, long.MaxValue, among);

    /// <summary>How many matches came in before an article.</summary>
    public static long Count(SqliteConnection connection, string match, long before)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM article_text WHERE article_text MATCH $match AND rowid < $before";
        command.Parameters.AddWithValue("$match", match);
        command.Parameters.AddWithValue("$before", before);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Goes on to the next.</summary>
    /// <returns>False at the end.</returns>
    public bool Next() => _articles.Next();

    public void Dispose() => _articles.Dispose();
}
