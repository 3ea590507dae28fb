using System.Text;
using Pipeline.Search.Queries;

namespace Pipeline.Search.Sqlite;

/// <summary>
/// Writes a query as an FTS5 MATCH expression (https://sqlite.org/fts5.html#full_text_query_syntax). Each term is quoted, so nothing that
/// is typed can be read as syntax; what has several tokens is a phrase by that alone.
/// </summary>
internal static class FtsExpression
{
    public static string Of(QueryNode query)
    {
        var expression = new StringBuilder();
        Write(expression, query);
        return expression.ToString();
    }

    private static void Write(StringBuilder expression, QueryNode node)
    {
        switch (node)
        {
            case TermNode term:
                Write(expression, term);
                break;
            case AllNode all:
                expression.Append('(');
                WriteJoined(expression, all.Required, " AND ");
                expression.Append(')');
                if (all.Excluded.Count > 0)
                {
                    // NOT binds tighter than AND and OR, so the whole needs no parentheses of its own.
                    expression.Append(" NOT (");
                    WriteJoined(expression, all.Excluded, " OR ");
                    expression.Append(')');
                }

                break;
            case AnyNode any:
                expression.Append('(');
                WriteJoined(expression, any.Alternatives, " OR ");
                expression.Append(')');
                break;
        }
    }

    private static void Write(StringBuilder expression, TermNode term)
    {
        if (term.Field is { } field)
        {
            expression.Append('{').Append(ColumnOf(field)).Append("} : ");
        }

        expression.Append('"').Append(Segmenter.Segment(term.Text).Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        if (term.IsPrefix)
        {
            expression.Append(" *");
        }
    }

    private static void WriteJoined(StringBuilder expression, IReadOnlyList<QueryNode> nodes, string separator)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            expression.Append(i > 0 ? separator : string.Empty);
            Write(expression, nodes[i]);
        }
    }

    private static string ColumnOf(QueryField field) => field switch
    {
        QueryField.Title => "title",
        QueryField.Entity => "entities",
        QueryField.KeyPhrase => "key_phrases",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No such column."),
    };
}
