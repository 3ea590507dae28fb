using System.Text;
using Pipeline.Search.Queries;

namespace Pipeline.Search.AzureSearch;

/// <summary>
/// Writes a query in Azure AI Search's full Lucene syntax (https://learn.microsoft.com/azure/search/query-lucene-syntax). Each term is a
/// phrase in quotes, so nothing that is typed can be read as syntax and the field's analyzer sees it whole; every operator is written out,
/// with its parentheses.
/// </summary>
internal static class LuceneExpression
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
            case TermNode { IsPrefix: true } prefix:
                WritePrefix(expression, prefix);
                break;
            case TermNode term:
                WritePhrase(expression, term.Field, term.Text);
                break;
            case AllNode all:
                expression.Append('(');
                WriteJoined(expression, all.Required, " AND ");
                foreach (var excluded in all.Excluded)
                {
                    expression.Append(" AND NOT ");
                    Write(expression, excluded);
                }

                expression.Append(')');
                break;
            case AnyNode any:
                expression.Append('(');
                WriteJoined(expression, any.Alternatives, " OR ");
                expression.Append(')');
                break;
        }
    }

    /// <summary>
    /// The service reads no word in <c>word*</c> but compares it, lower-cased, with the index's tokens. So only what is surely one token
    /// gets the star; of <c>U.S.-Chin*</c> the last part does, after a phrase of the others.
    /// </summary>
    private static void WritePrefix(StringBuilder expression, TermNode prefix)
    {
        var text = prefix.Text.Normalize(NormalizationForm.FormC);
        var start = text.Length;
        while (start > 0 && IsPlain(text[start - 1]))
        {
            start--;
        }

        var (head, last) = (text[..start], text[start..]);
        if (last.Length == 0)
        {
            WritePhrase(expression, prefix.Field, text);
            return;
        }

        var hasHead = head.Any(char.IsLetterOrDigit) || head.Any(char.IsSurrogate);
        if (hasHead)
        {
            expression.Append('(');
            WritePhrase(expression, prefix.Field, head);
            expression.Append(" AND ");
        }

        WriteField(expression, prefix.Field);
        expression.Append(last.ToLowerInvariant()).Append('*');
        if (hasHead)
        {
            expression.Append(')');
        }
    }

    /// <summary>Letters and digits of scripts with spaces; the others' tokens are not cut at them.</summary>
    private static bool IsPlain(char character) => char.IsLetterOrDigit(character) && character < '\u0E00';

    private static void WritePhrase(StringBuilder expression, QueryField? field, string text)
    {
        WriteField(expression, field);
        expression
            .Append('"')
            .Append(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))
            .Append('"');
    }

    private static void WriteField(StringBuilder expression, QueryField? field)
    {
        if (field is { } named)
        {
            expression.Append(FieldOf(named)).Append(':');
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

    private static string FieldOf(QueryField field) => field switch
    {
        QueryField.Title => IndexFields.Title,
        QueryField.Entity => IndexFields.EntityNames,
        QueryField.KeyPhrase => IndexFields.KeyPhrases,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No such field."),
    };
}
