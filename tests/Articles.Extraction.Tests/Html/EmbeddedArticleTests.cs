using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace Articles.Extraction.Tests.Html;

/// <summary>
/// A page that scripts draw has its article in their data. It is read where the page has no text of its own, and only beside the page's
/// headline.
/// </summary>
public sealed class EmbeddedArticleTests
{
    private static readonly string[] Paragraphs = [Pages.First, Pages.Second, Pages.Third];
    private static readonly string Text = string.Join("\n\n", Paragraphs);

    public static TheoryData<string, string> Scripts() => new()
    {
        { "Next.js", Json("__NEXT_DATA__", new { props = new { pageProps = new { story = Story(Paragraphs) } } }) },
        { "Portable Text", Json("__NEXT_DATA__", new { post = Story(Paragraphs.Select(Block)) }) },
        { "Nuxt 3", Json("__NUXT_DATA__", new object[] { new { data = 1 }, new { title = 2, body = 3 }, Pages.Headline, Text }) },
        { "Apollo", $"<script>window.__APOLLO_STATE__ = {Serialize(new Dictionary<string, object> { ["S:1"] = Story(Text) })};</script>" },
        { "a quoted state", $"<script>window.__INITIAL_STATE__=JSON.parse({Serialize(Serialize(new { a = Story(Text) }))});</script>" },
        { "React's server components", Flight() },
        { "Lexical", Json("__NEXT_DATA__", new { post = Story(new { root = new { children = Paragraphs.Select(Lexical) } }) }) },
        { "Editor.js", Json("__NEXT_DATA__", new { post = Story(new { time = 1, blocks = Paragraphs.Select(EditorJs) }) }) },
        { "paragraphs with links", Json("__NEXT_DATA__", new { post = Story(Paragraphs.Select(Linked)) }) },
        { "Nuxt 2", Nuxt("{layout:\"default\",data:[{story:{headline:TITLE,body:TEXT,draft:!1,tags:[,void 0,.5]}}],error:null}") },
        {
            "Nuxt 2, repeated values",
            Nuxt("(function(a,b,c){return {layout:a,data:[{story:{headline:b,body:c}}],error:null}}(\"default\",TITLE,TEXT))")
        },
        { "an answer in a string", Json(string.Empty, new { status = 200, body = Serialize(Story(Text)) }) },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public void An_article_in_the_data_of(string framework, string script)
    {
        var article = Pages.Clean(Page(script));

        article.Text.ShouldBe(Text, framework);
        article.PageType.ShouldBe(PageType.Article);
    }

    [Fact]
    public void Other_stories_in_the_same_data_are_not_taken_for_it()
    {
        var script = Json("__NEXT_DATA__", new { related = new[] { new { title = "Another story of the day", body = Text + Text } } });

        var rejected = Should.Throw<ArticleRejectedException>(() => Pages.Clean(Page(script)));

        rejected.Reason.Code.ShouldBe(RejectionCodes.NoArticle);
        rejected.Reason.Message.ShouldContain("__NEXT_DATA__");
    }

    [Fact]
    public void A_script_whose_sentences_stand_one_by_one_is_named()
    {
        var script = Json("__NEXT_DATA__", new { words = Paragraphs.SelectMany(text => new[] { text, text, text }) });

        Should.Throw<ArticleRejectedException>(() => Pages.Clean(Page(script))).Reason.Message.ShouldContain("__NEXT_DATA__");
    }

    [Fact]
    public void The_lines_of_a_stated_body_are_its_paragraphs() =>
        Pages.Clean(Page(
            "<script type=application/ld+json>" + Serialize(new Dictionary<string, string>
            {
                ["@type"] = "NewsArticle",
                ["headline"] = Pages.Headline,
                ["articleBody"] = string.Join("\r\n", [.. Paragraphs, .. Paragraphs]),
            }) + "</script>")).Text.ShouldBe(string.Join("\n\n", [.. Paragraphs, .. Paragraphs]));

    [Fact]
    public void A_script_that_would_have_to_be_run_is_named()
    {
        var arguments = $"\"{Pages.Headline}\",\"{string.Join(' ', Paragraphs)}\"";
        var script = $"<script>window.__NUXT__=(function(a,b){{a.x=1;return {{title:a,body:b}}}}({arguments}))</script>";

        Should.Throw<ArticleRejectedException>(() => Pages.Clean(Page(script))).Reason.Message.ShouldContain("__NUXT__");
    }

    [Fact]
    public void A_page_with_a_text_is_not_looked_for_in_its_data() =>
        Pages.Clean(Pages.Page($"<h1>{Pages.Headline}</h1>{Pages.Body()}{Json("__NEXT_DATA__", Story("Hello. " + Text + Text))}"))
            .Text.ShouldBe(Pages.BodyText());

    [Fact]
    public void Any_damage_to_the_data_gives_the_article_or_a_rejection() =>
        Gen.Select(
            Gen.OneOf(Scripts().Select(row => row.Data.Item2).ToArray()), Gen.Int[0, 1_500], Gen.String[0, 8], Gen.Int[0, 40]).Sample(
            (script, at, put, cut) =>
            {
                var start = Math.Min(at, script.Length);
                var damaged = string.Concat(script.AsSpan(0, start), put, script.AsSpan(Math.Min(start + cut, script.Length)));
                try
                {
                    _ = Pages.Clean(Page(damaged)).Text;
                }
                catch (ArticleRejectedException rejected)
                {
                    rejected.Reason.Message.ShouldNotBeNullOrWhiteSpace();
                }
            },
            iter: 1_000);

    [Theory]
    [InlineData("[", 200_000)]
    [InlineData("{\"body\":", 50_000)]
    [InlineData("{\"title\":1,\"body\":2},", 20_000)]
    [InlineData("1:T5,abc", 50_000)]
    public void A_script_of_anything_is_over_soon(string piece, int times)
    {
        var data = new StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();

        Should.Throw<ArticleRejectedException>(() => Pages.Clean(
            Page($"<script type=application/json id=x>{data}</script><script>self.__next_f.push([1,{Serialize(data)}])</script>"),
            TimeSpan.FromSeconds(20))).Reason.Code.ShouldBe(RejectionCodes.NoArticle);
    }

    private static string Page(string script) => Pages.Page($"<div id=app>Loading…</div>{script}");

    private static object Story(object body) => new { headline = Pages.Headline, byline = "Ada Lind", body };

    private static object Block(string text) =>
        new { _type = "block", children = new[] { Span(text[..9]), Span(text[9..]) } };

    private static object Span(string text) => new { _type = "span", text };

    private static string Nuxt(string literal) =>
        "<script>window.__NUXT__=" + literal.Replace("TITLE", Serialize(Pages.Headline), StringComparison.Ordinal)
            .Replace("TEXT", $"'{Text.Replace("\n", "\\n", StringComparison.Ordinal)}'", StringComparison.Ordinal) + ";</script>";

    private static object Lexical(string text) => new { type = "paragraph", children = new[] { new { type = "text", text } } };

    private static object EditorJs(string text) => new { type = "paragraph", data = new { text } };

    private static string Linked(string text) => $"{text[..9]}<a href=\"/x\">{text[9..20]}</a>{text[20..]}";

    private static string Json(string id, object value) => $"<script id=\"{id}\" type=\"application/json\">{Serialize(value)}</script>";

    private static string Serialize(object value) => JsonSerializer.Serialize(value);

    private static string Flight()
    {
        var length = Encoding.UTF8.GetByteCount(Text).ToString("x", CultureInfo.InvariantCulture);
        var rows = $"1:I[12,[],\"x\"]\n5:T{length},{Text}6:{Serialize(new object[] { "$", "div", new { story = Story("$5") } })}\n";
        var half = rows.Length / 2;
        return string.Concat(
            new[] { rows[..half], rows[half..] }.Select(part => $"<script>self.__next_f.push([1,{Serialize(part)}])</script>"));
    }
}
