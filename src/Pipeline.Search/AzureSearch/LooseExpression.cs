using System.Text;
using Pipeline.Search.Words;

namespace Pipeline.Search.AzureSearch;

/// <summary>
/// Writes a query with words that were only typed, in Azure AI Search's full Lucene syntax for <c>searchMode=any</c>: any of the words is
/// enough, and all of them weigh more. What is meant to the letter has to hold, which is written out, since a minus is no exclusion there.
/// </summary>
internal sealed class LooseExpression(LooseQuery query, IReadOnlyList<WordGroup> groups)
{
    /// <summary>How much more an article with all the words weighs.</summary>
    private const int AllWordsBoost = 10;

    /// <summary>Of shorter words nearly every change makes another.</summary>
    private const int MinFuzzyLength = 4;

    /// <summary>The query; null where no word was only typed, or they are all stop words.</summary>
    public static LooseExpression? Of(LooseQuery query, WordForms forms)
    {
        // Which languages the index has is not known here. English words leave those of others their place where it has two of them.
        var groups = WordGroup.Of(query.Words, [.. LanguageAnalyzers.All.Keys.OrderByDescending(language => language == "en")], forms);
        return query.Words.Count == 0 || groups.Count == 0 ? null : new LooseExpression(query, groups);
    }

    /// <summary>The words that are looked for.</summary>
    public IReadOnlyList<WordGroup> Groups => groups;

    /// <summary>
    /// The words alone, which find the same in the simple syntax, the only one that the semantic ranker takes; null where that cannot say it.
    /// </summary>
    public string? Words =>
        query.Required is null && query.Excluded is null ? string.Join(' ', groups.Select(group => group.Word.Typed)) : null;

    /// <summary>The expression.</summary>
    public string Write() => Write(word => Quote(word.Typed));

    /// <summary>The same with words in which one letter may be another.</summary>
    public string WriteFuzzy() => Write(word => word.Folded.Length >= MinFuzzyLength && word.Typed.All(char.IsLetterOrDigit)
        ? $"{word.Typed.ToLowerInvariant()}~1"
        : Quote(word.Typed));

    private string Write(Func<LooseWord, string> write)
    {
        var any = string.Join(" OR ", groups.Select(group => write(group.Word)));
        var required = groups.Where(group => group.IsRequired).ToList();
        var words = required.Count > 1
            ? $"(({string.Join(" AND ", required.Select(group => write(group.Word)))})^{AllWordsBoost} OR {any})"
            : $"({any})";
        var expression = new StringBuilder();
        if (query.Required is null)
        {
            expression.Append(words);
        }
        else
        {
            var exact = LuceneExpression.Of(query.Required);
            expression.Append('(').Append(exact).Append(" AND (").Append(exact).Append(" OR ").Append(words).Append("))");
        }

        if (query.Excluded is not null)
        {
            expression.Insert(0, '(').Append(" AND NOT ").Append(LuceneExpression.Of(query.Excluded)).Append(')');
        }

        return expression.ToString();
    }

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
