using Microsoft.Data.Sqlite;
using Pipeline.Search.Words;

namespace Pipeline.Search.Sqlite;

/// <summary>
/// Lifts a file of version 5: articles get their words without endings beside those as written, and letters such as ł are found by those
/// without accents. Every text is read again from the file, about a minute for 100,000 articles.
/// </summary>
internal static class StemMigration
{
    private const string Words = "tokenize = \"unicode61 remove_diacritics 2 categories 'L* M* N* Co'\"";

    public static void Run(SqliteConnection connection)
    {
        // The short beginnings of words had an index of their own, as large as that of the words; the words without endings take its place.
        Schema.Execute(
            connection,
            $"""
            CREATE VIRTUAL TABLE article_text_6 USING fts5 (title, entities, key_phrases, body, {Words});
            INSERT INTO article_text_6 (article_text_6, rank) VALUES ('hashsize', 67108864);
            CREATE VIRTUAL TABLE article_stem USING fts5 (t, e, k, b, content = '', contentless_delete = 1, tokenize = 'ascii');
            INSERT INTO article_stem (article_stem, rank) VALUES ('hashsize', 67108864);
            CREATE VIRTUAL TABLE stem_posting USING fts5vocab (article_stem, instance);
            CREATE TABLE word_count (block INTEGER PRIMARY KEY, counts BLOB NOT NULL);
            INSERT INTO article_title (article_title) VALUES ('delete-all');
            INSERT INTO entity_name (entity_name) VALUES ('delete-all');
            """);
        MoveTexts(connection);
        MoveNames(connection);
        Schema.Execute(
            connection,
            """
            DROP TABLE article_text;
            ALTER TABLE article_text_6 RENAME TO article_text;
            CREATE VIRTUAL TABLE word USING fts5vocab (article_text, row);
            """);
    }

    private static void MoveTexts(SqliteConnection connection)
    {
        var forms = new WordForms();
        using var addText = new Statement(
            connection,
            "INSERT INTO article_text_6 (rowid, title, entities, key_phrases, body) VALUES ($docid, $title, $entities, $key_phrases, $body)",
            "$docid", "$title", "$entities", "$key_phrases", "$body");
        using var addTitle =
            new Statement(connection, "INSERT INTO article_title (rowid, title) VALUES ($docid, $title)", "$docid", "$title");
        using var stems = new StemWriter(connection, forms);
        using var texts = connection.CreateCommand();
        texts.CommandText =
            """
            SELECT docid, language, text.title, entities, key_phrases, body FROM article JOIN article_text AS text ON text.rowid = docid
            ORDER BY docid
            """;
        using var reader = texts.ExecuteReader();
        while (reader.Read())
        {
            var docid = reader.GetInt64(0);
            string[] read = [.. Enumerable.Range(2, 4).Select(column => Segmenter.Join(reader.GetNullable(column) ?? string.Empty))];
            string[] written = [.. read.Select(Segmenter.Segment)];
            addText.Execute(docid, written[0], written[1], written[2], written[3]);
            addTitle.Execute(docid, written[0]);
            stems.Add(docid, reader.GetNullable(1), read[0], read[1], read[2], read[3]);
        }

        stems.Save();
    }

    private static void MoveNames(SqliteConnection connection)
    {
        using var add = new Statement(connection, "INSERT INTO entity_name (rowid, name) VALUES ($code, $name)", "$code", "$name");
        using var names = connection.CreateCommand();
        names.CommandText = "SELECT code, substr(value, instr(value, ':') + 1) FROM value WHERE facet = $entity ORDER BY code";
        names.Parameters.AddWithValue("$entity", (int)Facet.Entity);
        using var reader = names.ExecuteReader();
        while (reader.Read())
        {
            add.Execute(reader.GetInt64(0), Segmenter.Segment(reader.GetString(1)));
        }
    }
}
