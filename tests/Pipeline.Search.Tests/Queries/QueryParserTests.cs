using CsCheck;
using Pipeline.Articles.Searching;
using Pipeline.Search.AzureSearch;
using Pipeline.Search.Queries;
using Pipeline.Search.Sqlite;

namespace Pipeline.Search.Tests.Queries;

public sealed class QueryParserTests
{
    [Theory]
    [InlineData("china", "\"china\"")]
    [InlineData("china trade", "(\"china\" AND \"trade\")")]
    [InlineData("china AND trade", "(\"china\" AND \"trade\")")]
    [InlineData("china and trade", "(\"china\" AND \"and\" AND \"trade\")")]
    [InlineData("\"south china sea\"", "\"south china sea\"")]
    [InlineData("“south china sea”", "\"south china sea\"")]
    [InlineData("«mer de Chine»", "\"mer de Chine\"")]
    [InlineData("tari*", "\"tari\" *")]
    [InlineData("title:china", "{title} : \"china\"")]
    [InlineData("Title: china", "{title} : \"china\"")]
    [InlineData("title:\"xi jinping\"", "{title} : \"xi jinping\"")]
    [InlineData("title:(xi OR li)", "({title} : \"xi\" OR {title} : \"li\")")]
    [InlineData("title:(xi entity:china)", "({title} : \"xi\" AND {entities} : \"china\")")]
    [InlineData("keyphrase:tariffs", "{key_phrases} : \"tariffs\"")]
    [InlineData("a b OR c d", "((\"a\" AND \"b\") OR (\"c\" AND \"d\"))")]
    [InlineData("a (b OR c) d", "(\"a\" AND (\"b\" OR \"c\") AND \"d\")")]
    [InlineData("china NOT trade", "(\"china\") NOT (\"trade\")")]
    [InlineData("china -trade -title:steel", "(\"china\") NOT (\"trade\" OR {title} : \"steel\")")]
    [InlineData("-trade china", "(\"china\") NOT (\"trade\")")]
    [InlineData("china AND NOT (trade OR steel)", "(\"china\") NOT ((\"trade\" OR \"steel\"))")]
    [InlineData("china NOT NOT trade", "(\"china\" AND \"trade\")")]
    [InlineData("johnson & johnson", "(\"johnson\" AND \"johnson\")")]
    [InlineData("china - trade", "(\"china\" AND \"trade\")")]
    [InlineData("12:30 https://example.org Breaking: x", "(\"12:30\" AND \"https://example.org\" AND \"Breaking:\" AND \"x\")")]
    [InlineData("f(x)", "(\"f\" AND \"x\")")]
    [InlineData("中国人", "\"中\u200B国\u200B人\"")]
    public void Queries_are_read_as_people_mean_them(string text, string expected) =>
        FtsExpression.Of(QueryParser.Parse(text)!).ShouldBe(expected);

    [Fact]
    public void No_text_leaves_its_quotes_in_either_engine()
    {
        // The parser lets no quotation mark into a term today; the engines' syntax does not rely on it.
        var term = new TermNode("a\" OR b\\", IsPrefix: false, Field: null);
        FtsExpression.Of(term).ShouldBe("\"a\"\" OR b\\\"");
        LuceneExpression.Of(term).ShouldBe("\"a\\\" OR b\\\\\"");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\u3000")]
    [InlineData(" * ")]
    public void Nothing_typed_means_everything(string? text) => QueryParser.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("china \"south sea", "position 7", "\"several words\"")]
    [InlineData("(china", "position 1", "(cats OR dogs)")]
    [InlineData("china)", "position 6", "quotation marks")]
    [InlineData("china ()", "position 8", "(cats OR dogs)")]
    [InlineData("AND china", "position 1", "lower case")]
    [InlineData("china OR", "position 7", "lower case")]
    [InlineData("china OR AND trade", "position 7", "cats OR dogs")]
    [InlineData("china NOT", "position 7", "china NOT trade")]
    [InlineData("NOT china", "position 1", "with words that must")]
    [InlineData("trade OR -china", "position 10", "with words that must")]
    [InlineData("titel:china", "position 1", "title, entity, keyphrase")]
    [InlineData("china title:", "position 7", "title:china")]
    [InlineData("ch*na", "position 3", "word*")]
    [InlineData("\"south china\"*", "position 14", "word*")]
    [InlineData("?!", "no letter and no digit", "nothing to search for")]
    public void A_fault_is_explained_with_its_place_and_a_cure(string text, string where, string cure)
    {
        var message = Should.Throw<SearchQueryException>(() => QueryParser.Parse(text)).Message;
        message.ShouldContain(where);
        message.ShouldContain(cure);
    }

    [Fact]
    public void Bounds_are_kept_and_named()
    {
        Should.Throw<SearchQueryException>(() => QueryParser.Parse(new string('a', QueryParser.MaxLength + 1)))
            .Message.ShouldContain("4,096");
        Should.Throw<SearchQueryException>(() => QueryParser.Parse(string.Concat(Enumerable.Repeat("a ", QueryParser.MaxTerms + 1))))
            .Message.ShouldContain("200");
        Should.Throw<SearchQueryException>(() => QueryParser.Parse(Nested(QueryParser.MaxDepth + 1))).Message.ShouldContain("20 deep");
        QueryParser.Parse(Nested(QueryParser.MaxDepth)).ShouldNotBeNull();
    }

    [Fact]
    public void Any_string_is_read_or_explained() =>
        QueryGen.Text.Sample(
            text =>
            {
                try
                {
                    if (QueryParser.Parse(text) is { } query)
                    {
                        ShouldBeLucene(LuceneExpression.Of(query), text);
                    }
                }
                catch (SearchQueryException exception)
                {
                    exception.Message.ShouldNotBeEmpty();
                }
            },
            iter: 20_000);

    /// <summary>
    /// Read as the service does: quotes closed, parentheses in pairs, and outside of quotes only operators, fields and beginnings of words.
    /// </summary>
    private static void ShouldBeLucene(string expression, string text)
    {
        var bare = new System.Text.StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < expression.Length; i++)
        {
            if (isQuoted && expression[i] == '\\')
            {
                i++;
            }
            else if (expression[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted)
            {
                bare.Append(expression[i]);
            }
        }

        isQuoted.ShouldBeFalse(text);
        var depth = 0;
        foreach (var character in bare.ToString())
        {
            depth += character switch { '(' => 1, ')' => -1, _ => 0 };
            depth.ShouldBeGreaterThanOrEqualTo(0, text);
            (char.IsLetterOrDigit(character) || character is '(' or ')' or ' ' or ':' or '*').ShouldBeTrue($"{character} in {expression}");
        }

        depth.ShouldBe(0, text);
    }

    internal static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("a NOT (b OR c AND (", depth / 2)) + (depth % 2 == 0 ? "d" : "(d)")
        + new string(')', depth / 2 * 2);
}
