using System.Buffers;
using System.Globalization;
using Pipeline.Articles.Searching;

namespace Pipeline.Search.Queries;

/// <summary>Cuts a query into <see cref="QueryToken"/>s.</summary>
internal sealed class QueryLexer(string text)
{
    /// <summary>What opens or closes a phrase: a keyboard's quotes and those that word processors make of them.</summary>
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"\u201C\u201D\u201E\u00AB\u00BB");

    private static readonly Dictionary<string, QueryField> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = QueryField.Title,
        ["entity"] = QueryField.Entity,
        ["keyphrase"] = QueryField.KeyPhrase,
    };

    private int _next;

    /// <summary>The field of that name.</summary>
    public static QueryField FieldOf(QueryToken token) => Fields[token.Text];

    /// <summary>The next token; <see cref="QueryTokenKind.End"/> at the end, however often it is asked.</summary>
    /// <exception cref="SearchQueryException">A quote without its end, a star inside a word, a field that does not exist.</exception>
    public QueryToken Read()
    {
        while (_next < text.Length && IsBlank(text[_next]))
        {
            _next++;
        }

        if (_next == text.Length)
        {
            return new QueryToken(QueryTokenKind.End, string.Empty, text.Length + 1);
        }

        return text[_next] switch
        {
            '(' => Single(QueryTokenKind.Open),
            ')' => Single(QueryTokenKind.Close),
            '-' when _next + 1 < text.Length && !IsBlank(text[_next + 1]) && text[_next + 1] != '-' => Single(QueryTokenKind.Not),
            var character when IsQuote(character) => ReadPhrase(),
            _ => ReadWord(),
        };
    }

    private QueryToken Single(QueryTokenKind kind) => new(kind, text[_next].ToString(), ++_next);

    private QueryToken ReadPhrase()
    {
        var start = _next;
        var end = text.AsSpan(start + 1).IndexOfAny(Quotes);
        if (end < 0)
        {
            throw new SearchQueryException(
                $"The quotation mark at position {start + 1} is never closed. Write \"several words\" to search for a phrase.");
        }

        _next = start + 1 + end + 1;
        if (_next < text.Length && text[_next] == '*')
        {
            throw new SearchQueryException(
                $"The star at position {_next + 1} follows a phrase; it can only follow a word. Write word* for all words that begin so.");
        }

        return new QueryToken(QueryTokenKind.Phrase, text.Substring(start + 1, end), start + 1);
    }

    private QueryToken ReadWord()
    {
        var start = _next;
        while (_next < text.Length && !IsBlank(text[_next]) && !IsQuote(text[_next]) && text[_next] is not ('(' or ')'))
        {
            _next++;
        }

        var word = text[start.._next];
        switch (word)
        {
            case "AND":
                return new QueryToken(QueryTokenKind.And, word, start + 1);
            case "OR":
                return new QueryToken(QueryTokenKind.Or, word, start + 1);
            case "NOT":
                return new QueryToken(QueryTokenKind.Not, word, start + 1);
        }

        return TryReadField(word, start) ?? ReadTerm(word, start);
    }

    private QueryToken? TryReadField(string word, int start)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            return null;
        }

        var name = word[..colon];
        if (Fields.ContainsKey(name))
        {
            _next = start + colon + 1;
            return new QueryToken(QueryTokenKind.Field, name, start + 1);
        }

        // "12:30", "https://…" and "Breaking: news" are text; "titel:china" is a slip that would silently find nothing.
        var after = start + colon + 1;
        var isText = after == text.Length || IsBlank(text[after]) || text[after] is '/' or ':' || !name.All(char.IsAsciiLetter);
        return isText
            ? null
            : throw new SearchQueryException(
                $"There is no field '{name}' (position {start + 1}). The fields are {string.Join(", ", Fields.Keys)}, as in title:china. "
                    + "To search for the words with their colon, put them in quotation marks.");
    }

    private static QueryToken ReadTerm(string word, int start)
    {
        var stem = word.TrimEnd('*');
        var star = stem.IndexOf('*', StringComparison.Ordinal);
        if (star >= 0)
        {
            throw new SearchQueryException(
                $"The star at position {start + star + 1} is not at the end of a word. Write word* for all words that begin so; a star "
                    + "elsewhere finds nothing.");
        }

        return new QueryToken(stem.Length < word.Length ? QueryTokenKind.Prefix : QueryTokenKind.Word, stem, start + 1);
    }

    private static bool IsQuote(char character) => Quotes.Contains(character);

    /// <summary>White space, and control characters, which no keyboard writes on purpose.</summary>
    private static bool IsBlank(char character) =>
        char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Control;
}
