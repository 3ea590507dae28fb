using Pipeline.Search.Queries;

namespace Pipeline.Search.Words;

/// <summary>A query's words that were only typed, apart from what is meant to the letter.</summary>
/// <param name="Words">The words, folded, each once; empty when all is meant to the letter.</param>
/// <param name="Required">What has to be in the articles as it stands, or null.</param>
/// <param name="Excluded">What must not be in them, or null.</param>
internal sealed record LooseQuery(IReadOnlyList<string> Words, QueryNode? Required, QueryNode? Excluded)
{
    /// <summary>Takes a query apart.</summary>
    public static LooseQuery Of(QueryNode query)
    {
        var all = query as AllNode;
        var words = new List<string>();
        var required = new List<QueryNode>();
        foreach (var node in all?.Required ?? [query])
        {
            if (node is TermNode { IsLoose: true } term && ReadWords(term.Text) is { Count: > 0 } read)
            {
                words.AddRange(read);
            }
            else
            {
                required.Add(node);
            }
        }

        return new LooseQuery(
            [.. words.Distinct(StringComparer.Ordinal)],
            required.Count > 1 ? new AllNode(required, []) : required.SingleOrDefault(),
            all?.Excluded is { Count: > 0 } excluded
                ? excluded.Count > 1 ? new AnyNode(excluded) : excluded[0]
                : null);
    }

    /// <returns>Empty for a single character of a script without spaces: in texts it is only part of words.</returns>
    private static List<string> ReadWords(string text)
    {
        var reader = new WordReader(text);
        var words = new List<string>();
        while (reader.Next())
        {
            if (reader.IsSingle)
            {
                return [];
            }

            words.Add(reader.Word.ToString());
        }

        return words;
    }
}
