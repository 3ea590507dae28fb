using Microsoft.Data.Sqlite;

namespace Pipeline.Search.Sqlite.Blocks;

/// <summary>
/// Lifts a file of version 1: its links of articles and entities, a row each, become codes in blocks, and headlines and names get tables to
/// suggest from. The texts stay as they are. For 100,000 articles it takes some seconds.
/// </summary>
internal static class BlockMigration
{
    public static void Run(SqliteConnection connection)
    {
        // The words of a batch of 1,000 articles fit into 64 MB before they are written; of 1 MB, the default, they make a dozen pieces to
        // merge.
        Schema.Execute(
            connection,
            """
            CREATE TABLE value (
                code INTEGER PRIMARY KEY,
                facet INTEGER NOT NULL,
                value TEXT NOT NULL,
                key TEXT NOT NULL,
                name_key TEXT,
                articles INTEGER NOT NULL DEFAULT 0,
                UNIQUE (facet, value)
            );
            CREATE INDEX value_by_key ON value (key);
            CREATE INDEX value_by_name ON value (name_key) WHERE name_key IS NOT NULL;

            CREATE TABLE block (
                block INTEGER PRIMARY KEY,
                attributes BLOB NOT NULL,
                entities BLOB NOT NULL
            );

            CREATE VIRTUAL TABLE article_title USING fts5 (
                title,
                content = '', contentless_delete = 1,
                tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'",
                prefix = '2'
            );
            CREATE VIRTUAL TABLE entity_name USING fts5 (
                name,
                content = '', contentless_delete = 1,
                tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'",
                prefix = '2'
            );
            INSERT INTO article_text (article_text, rank) VALUES ('hashsize', 67108864);
            ALTER TABLE article ADD COLUMN duplicate_of TEXT;
            ALTER TABLE article ADD COLUMN cluster_id TEXT;
            CREATE INDEX article_by_cluster ON article (cluster_id) WHERE cluster_id IS NOT NULL;
            """);
        Move(connection);
        Schema.Execute(
            connection,
            """
            DROP TABLE article_entity;
            DROP TABLE entity;
            DROP INDEX article_by_date;
            DROP INDEX article_by_site;
            ALTER TABLE article DROP COLUMN site_key;
            ALTER TABLE article DROP COLUMN date;
            """);
    }

    private static void Move(SqliteConnection connection)
    {
        var blocks = new BlockStore(connection);
        using var values = new ValueStore(connection);
        using var addTitle =
            new Statement(connection, "INSERT INTO article_title (rowid, title) VALUES ($docid, $title)", "$docid", "$title");
        using var articles = connection.CreateCommand();
        articles.CommandText = "SELECT docid, title, site, language, sentiment, published_at, date FROM article ORDER BY docid";
        using var reader = articles.ExecuteReader();
        while (reader.Read())
        {
            var docid = reader.GetInt64(0);
            addTitle.Execute(docid, Segmenter.Segment(reader.GetNullable(1) ?? string.Empty));
            var entities = ReadEntities(connection, docid, values);
            Array.ForEach(entities, code => values.Count(code, 1));
            blocks.Set(docid, new BlockEntry(
                reader.IsDBNull(5) ? null : reader.GetInt64(5),
                reader.IsDBNull(6) ? null : reader.GetInt64(6),
                values.CodeOf(Facet.Language, reader.GetNullable(3)),
                values.CodeOf(Facet.Sentiment, reader.GetNullable(4)),
                values.CodeOf(Facet.Site, reader.GetNullable(2)),
                entities,
                IsDuplicate: false));
        }

        blocks.Save();
        values.Save();
    }

    private static int[] ReadEntities(SqliteConnection connection, long docid, ValueStore values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM article_entity JOIN entity USING (entity_id) WHERE docid = $docid";
        command.Parameters.AddWithValue("$docid", docid);
        using var reader = command.ExecuteReader();
        var codes = new List<int>();
        while (reader.Read())
        {
            var value = reader.GetString(0);
            var colon = value.IndexOf(':', StringComparison.Ordinal);
            codes.Add(values.CodeOf(value[..colon], value[(colon + 1)..]));
        }

        return [.. codes];
    }
}
