using System.Text;
using Pipeline.Search.Queries;

namespace Pipeline.Search.Words;

/// <summary>A query's words that were only typed, apart from what is meant to the letter.</summary>
/// <param name="Words">The words, each once; empty when all is meant to the letter.</param>
/// <param name="Required">What has to be in the articles as it stands, or null.</param>
/// <param name="Excluded">What must not be in them, or null.</param>
internal sealed record LooseQuery(IReadOnlyList<LooseWord> Words, QueryNode? Required, QueryNode? Excluded)
{
    /// <summary>Takes a query apart.</summary>
    public static LooseQuery Of(QueryNode query)
    {
        var all = query as AllNode;
        var words = new List<LooseWord>();
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
            [.. words.DistinctBy(word => word.Folded)],
            required.Count > 1 ? new AllNode(required, []) : required.SingleOrDefault(),
            all?.Excluded is { Count: > 1 } excluded ? new AnyNode(excluded) : all?.Excluded.SingleOrDefault());
    }

    /// <summary>A query with other words in the places of some.</summary>
    /// <param name="query">As it was typed.</param>
    /// <param name="exchanged">The words by those, folded, that they take the place of.</param>
    public static string Exchange(string query, IReadOnlyDictionary<string, string> exchanged)
    {
        var reader = new WordReader(query);
        var text = new StringBuilder();
        var written = 0;
        while (reader.Next())
        {
            if (exchanged.TryGetValue(reader.Word.ToString(), out var word))
            {
                text.Append(reader.Text, written, reader.Start - written).Append(word);
                written = reader.End;
            }
        }

        return text.Append(reader.Text, written, reader.Text.Length - written).ToString();
    }

    /// <returns>Empty for a single character of a script without spaces: in texts it is only part of words.</returns>
    private static List<LooseWord> ReadWords(string text)
    {
        var reader = new WordReader(text);
        var words = new List<LooseWord>();
        while (reader.Next())
        {
            if (reader.IsSingle)
            {
                return [];
            }

            words.Add(new LooseWord(reader.Text[reader.Start..reader.End], reader.Word.ToString()));
        }

        return words;
    }
}
