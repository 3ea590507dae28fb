using System.Globalization;
using System.Text;
using Pipeline.Articles.Searching;

namespace Pipeline.Search.Queries;

/// <summary>
/// Parses the text of a search box. From the loosest to the tightest: <c>OR</c>; words side by side, which all must occur, with or without
/// <c>AND</c>; <c>NOT</c> or <c>-</c> before what must not; <c>title:</c>, <c>entity:</c>, <c>keyphrase:</c> before a word, a phrase or
/// parentheses. Operators are upper case, so that "and" is a word. What holds no letter or digit (<c>&amp;</c>, a lone dash) is ignored,
/// because the index does not have it either.
/// </summary>
internal sealed class QueryParser
{
    /// <summary>The longest query, in UTF-16 code units.</summary>
    public const int MaxLength = 4096;

    /// <summary>The most words and phrases: Azure AI Search takes 1,024 clauses, and a word may become several there.</summary>
    public const int MaxTerms = 200;

    /// <summary>The deepest nesting: the parser inside FTS5 has a stack of 100 entries, about three a level.</summary>
    public const int MaxDepth = 20;

    private readonly QueryLexer _lexer;
    private QueryToken _token;
    private int _terms;
    private int _depth;
    private bool _hasOperator;

    private QueryParser(string text)
    {
        _lexer = new QueryLexer(Repair(text));
        _token = _lexer.Read();
    }

    /// <summary>Reads a query.</summary>
    /// <returns>What it asks for, or null for everything: nothing was typed, or a single star.</returns>
    /// <exception cref="SearchQueryException"> The query is invalid; the message says what is wrong, at which position, and how to write
    /// it. </exception>
    public static QueryNode? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Trim() == "*")
        {
            return null;
        }

        if (text.Length > MaxLength)
        {
            throw new SearchQueryException(string.Create(
                CultureInfo.InvariantCulture,
                $"The query has {text.Length:N0} characters; at most {MaxLength:N0} are searched for at once."));
        }

        var parser = new QueryParser(text);
        var node = parser.ReadAny(null);
        if (parser._token.Kind == QueryTokenKind.Close)
        {
            throw new SearchQueryException(
                $"The parenthesis at position {parser._token.Position} closes nothing. Open it before, or put it in quotation marks with "
                    + "its words.");
        }

        if (node is null)
        {
            throw new SearchQueryException("There is nothing to search for: the query has no letter and no digit.");
        }

        return parser._hasOperator ? Tighten(node) : node;
    }

    private QueryNode? ReadAny(QueryField? field)
    {
        var alternatives = new List<QueryNode>();
        Add(alternatives, ReadAll(field));
        while (_token.Kind == QueryTokenKind.Or)
        {
            ReadOperator();
            Add(alternatives, ReadAll(field));
        }

        return alternatives.Count > 1 ? new AnyNode(alternatives) : alternatives.SingleOrDefault();
    }

    private QueryNode? ReadAll(QueryField? field)
    {
        var required = new List<QueryNode>();
        var excluded = new List<QueryNode>();
        var position = _token.Position;
        ReadOperand(field, required, excluded);
        while (_token.Kind is not (QueryTokenKind.Or or QueryTokenKind.Close or QueryTokenKind.End))
        {
            if (_token.Kind == QueryTokenKind.And)
            {
                ReadOperator();
            }

            ReadOperand(field, required, excluded);
        }

        if (required.Count == 0 && excluded.Count > 0)
        {
            throw new SearchQueryException(
                $"The part at position {position} only excludes words. Combine NOT with words that must occur, as in china NOT "
                    + "trade.");
        }

        return excluded.Count == 0 && required.Count < 2 ? required.SingleOrDefault() : new AllNode(required, excluded);
    }

    private void ReadOperand(QueryField? field, List<QueryNode> required, List<QueryNode> excluded)
    {
        var isExcluded = false;
        while (_token.Kind == QueryTokenKind.Not)
        {
            isExcluded = !isExcluded;
            ReadNot();
        }

        Add(isExcluded ? excluded : required, ReadPrimary(field));
    }

    private QueryNode? ReadPrimary(QueryField? field)
    {
        var token = _token;
        switch (token.Kind)
        {
            case QueryTokenKind.Word or QueryTokenKind.Phrase or QueryTokenKind.Prefix:
                _token = _lexer.Read();
                return ReadTerm(token, field);
            case QueryTokenKind.Field:
                _token = _lexer.Read();
                return ReadField(token);
            case QueryTokenKind.Open:
                _token = _lexer.Read();
                return ReadParenthesis(token, field);
            case QueryTokenKind.Close:
                throw new SearchQueryException(
                    $"The parenthesis at position {token.Position} closes where words are missing. Write (cats OR dogs).");
            case QueryTokenKind.End:
                throw new SearchQueryException($"The query ends at position {token.Position} where words are missing.");
            default:
                throw new SearchQueryException($"{token.Text} at position {token.Position} has nothing before it. {Usage(token)}");
        }
    }

    private TermNode? ReadTerm(QueryToken token, QueryField? field)
    {
        if (!token.Text.EnumerateRunes().Any(IsSearchable))
        {
            return null;
        }

        return ++_terms <= MaxTerms
            ? new TermNode(token.Text, token.Kind == QueryTokenKind.Prefix, field)
            {
                IsLoose = token.Kind == QueryTokenKind.Word && field is null && _depth == 0,
            }
            : throw new SearchQueryException($"The query has more than {MaxTerms} words and phrases (position {token.Position}).");
    }

    private QueryNode? ReadField(QueryToken token) => _token.Kind switch
    {
        QueryTokenKind.Word or QueryTokenKind.Phrase or QueryTokenKind.Prefix or QueryTokenKind.Open =>
            ReadPrimary(QueryLexer.FieldOf(token)),
        _ => throw new SearchQueryException(
            $"After {token.Text}: at position {token.Position} a word is missing. Write {token.Text}:china, {token.Text}:\"south china "
                + $"sea\" or {token.Text}:(china OR taiwan)."),
    };

    private QueryNode? ReadParenthesis(QueryToken open, QueryField? field)
    {
        if (++_depth > MaxDepth)
        {
            throw new SearchQueryException($"The parentheses at position {open.Position} are nested more than {MaxDepth} deep.");
        }

        var node = ReadAny(field);
        if (_token.Kind != QueryTokenKind.Close)
        {
            throw new SearchQueryException($"The parenthesis at position {open.Position} is never closed. Write (cats OR dogs).");
        }

        _token = _lexer.Read();
        _depth--;
        return node;
    }

    /// <summary>Passes over AND or OR, which has to be followed by words.</summary>
    private void ReadOperator()
    {
        var token = _token;
        _hasOperator |= _depth == 0;
        _token = _lexer.Read();
        if (_token.Kind is QueryTokenKind.End or QueryTokenKind.Close or QueryTokenKind.And or QueryTokenKind.Or)
        {
            throw new SearchQueryException($"{token.Text} at position {token.Position} has nothing after it. {Usage(token)}");
        }
    }

    private void ReadNot()
    {
        var token = _token;
        _token = _lexer.Read();
        if (_token.Kind is QueryTokenKind.End or QueryTokenKind.Close or QueryTokenKind.And or QueryTokenKind.Or)
        {
            throw new SearchQueryException(
                $"{token.Text} at position {token.Position} has nothing after it. Write china NOT trade, or china -trade.");
        }
    }

    /// <summary>Who writes AND or OR means each word as it stands.</summary>
    private static QueryNode Tighten(QueryNode node) => node switch
    {
        TermNode term => term with { IsLoose = false },
        AllNode all => new AllNode([.. all.Required.Select(Tighten)], [.. all.Excluded.Select(Tighten)]),
        AnyNode any => new AnyNode([.. any.Alternatives.Select(Tighten)]),
        _ => node,
    };

    private static string Usage(QueryToken token) =>
        $"Write cats {token.Text} dogs; to search for the word itself, write it in lower case or in quotation marks.";

    /// <summary>Lone surrogates as U+FFFD, one for one, so that positions stay and the text can be normalised and encoded.</summary>
    private static string Repair(string text) => string.Concat(text.EnumerateRunes());

    private static void Add(List<QueryNode> nodes, QueryNode? node)
    {
        if (node is not null)
        {
            nodes.Add(node);
        }
    }

    private static bool IsSearchable(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
