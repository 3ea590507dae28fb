using Microsoft.Data.Sqlite;
using Pipeline.Search.Sqlite.Blocks;

namespace Pipeline.Search.Sqlite;

/// <summary>
/// The file's tables. <c>article</c> has what a hit shows, <c>article_text</c> the texts, whose only copy it is, <c>article_stem</c> their
/// words without endings, and <c>block</c> what filters, facets and sorting read of many articles at once. Times are UTC ticks of 100 ns.
/// </summary>
internal static class Schema
{
    /// <summary>Marks the file as ours ("ARTI"), in SQLite's header.</summary>
    public const int ApplicationId = 0x41525449;

    /// <summary>
    /// One step a version: step N lifts a file of version N, 0 being an empty file. Steps that were released stay as they are.
    /// </summary>
    public static IReadOnlyList<Action<SqliteConnection>> Migrations { get; } =
        [CreateTables, BlockMigration.Run, FillRecord.CreateTable, AddRevision, AddListedFacets, StemMigration.Run, AddStory];

    /// <summary>The columns of a full-text table of articles, with how they are read.</summary>
    public const string TextColumns =
        """
        title, entities, key_phrases, body,
        tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'"
        """;

    /// <summary>The version that this program reads and writes.</summary>
    public static int Version => Migrations.Count;

    /// <summary>Runs statements that answer nothing.</summary>
    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>From here on lists hold more than entities, for which an older program would take all of it.</summary>
    private static void AddListedFacets(SqliteConnection connection)
    {
    }

    private static void AddStory(SqliteConnection connection) => Execute(
        connection,
        """
        ALTER TABLE article ADD COLUMN story_id TEXT;
        ALTER TABLE article ADD COLUMN story TEXT;
        CREATE INDEX article_by_story ON article (story_id, published_at) WHERE story_id IS NOT NULL;
        """);

    private static void AddRevision(SqliteConnection connection) => Execute(connection, "ALTER TABLE article ADD COLUMN revision TEXT");

    private static void CreateTables(SqliteConnection connection) => Execute(
        connection,
        """
        CREATE TABLE article (
            docid INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            sequence INTEGER NOT NULL,
            name TEXT NOT NULL,
            title TEXT,
            site TEXT,
            site_key TEXT,
            language TEXT COLLATE NOCASE,
            sentiment TEXT COLLATE NOCASE,
            published_at INTEGER,
            date INTEGER
        );
        CREATE INDEX article_by_date ON article (date);
        CREATE INDEX article_by_site ON article (site_key);

        CREATE TABLE entity (
            entity_id INTEGER PRIMARY KEY,
            value TEXT NOT NULL UNIQUE,
            value_key TEXT NOT NULL,
            name_key TEXT NOT NULL
        );
        CREATE INDEX entity_by_value ON entity (value_key);
        CREATE INDEX entity_by_name ON entity (name_key);

        CREATE TABLE article_entity (
            docid INTEGER NOT NULL REFERENCES article (docid),
            entity_id INTEGER NOT NULL REFERENCES entity (entity_id),
            PRIMARY KEY (docid, entity_id)
        ) WITHOUT ROWID;
        CREATE INDEX article_by_entity ON article_entity (entity_id, docid);

        CREATE VIRTUAL TABLE article_text USING fts5 (
            title, entities, key_phrases, body,
            tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'",
            prefix = '2 3'
        );
        """);
}
