using System.Text;
using Pipeline.Articles.Contracts;

namespace Pipeline.Local.Tests.BadInput;

/// <summary>JSON that is deep, broken, or has in a field what nobody would put there.</summary>
public sealed class JsonTests(BadInputHost host) : BadInputTests(host)
{
    private static readonly string Text = $"\"text\":\"{Paragraph.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [Fact]
    public Task Ten_thousand_levels() =>
        RejectedAsync("deep.json", "{\"a\":" + Repeat("[", 10_000) + Repeat("]", 10_000) + "}", "too-deep", "Reading:MaxNesting");

    [Fact]
    public Task Ten_thousand_levels_that_are_never_closed() =>
        RejectedAsync("open.json", Repeat("{\"a\":", 10_000), "too-deep", "Reading:MaxNesting");

    [Theory]
    [InlineData("12345", "12345")]
    [InlineData("1e400", "1e400")]
    [InlineData("{\"rendered\":\"A bridge\"}", "A bridge")]
    [InlineData("[\"A\",\"bridge\"]", "A bridge")]
    public async Task A_title_that_is_no_text(string title, string line) =>
        (await PublishedAsync($"title-{ArticleId.FromName(title)}.json", $"{{\"title\":{title},{Text}}}")).Title.ShouldBe(line);

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[[],{}]")]
    public async Task A_title_that_is_nothing(string title) =>
        (await PublishedAsync($"no-title-{ArticleId.FromName(title)}.json", $"{{\"title\":{title},{Text}}}")).Title.ShouldBeNull();

    [Fact]
    public async Task Duplicate_keys() =>
        (await PublishedAsync("duplicate.json", $"{{\"title\":\"First\",\"title\":\"Second\",\"title\":null,{Text}}}"))
        .Title.ShouldBe("Second");

    [Fact]
    public async Task Keys_that_programs_trip_over() =>
        (await PublishedAsync(
            "proto.json",
            $"{{\"__proto__\":{{\"title\":\"Evil\"}},\"constructor\":1,\"\":\"\",\"$type\":\"System.Diagnostics.Process\",\"title\":\"A "
            + $"bridge\",{Text}}}")).Title.ShouldBe("A bridge");

    [Fact]
    public async Task A_key_of_a_megabyte() =>
        (await PublishedAsync("key.json", $"{{\"{new string('k', 1_000_000)}\":1,\"title\":\"A bridge\",{Text}}}"))
        .Title.ShouldBe("A bridge");

    [Fact]
    public async Task A_title_of_a_megabyte() =>
        (await PublishedAsync("title.json", $"{{\"title\":\"{Repeat("bridge ", 150_000)}\",{Text}}}")).Title.ShouldBeNull();

    [Fact]
    public async Task Lone_surrogates_in_escapes() =>
        (await PublishedAsync("surrogate.json", $"{{\"title\":\"A \\ud800 bridge\",{Text}}}")).Title.ShouldBe("A \uFFFD bridge");

    [Theory]
    [InlineData("1e308")]
    [InlineData("-99999999999999999999")]
    [InlineData("\"0000-00-00T99:99:99Z\"")]
    [InlineData("\"+275760-09-13T00:00:00Z\"")]
    public async Task A_date_that_there_is_not(string date) =>
        (await PublishedAsync($"date-{ArticleId.FromName(date)}.json", $"{{\"title\":\"A bridge\",\"datePublished\":{date},{Text}}}"))
        .PublishedAt.ShouldBeNull();

    [Fact]
    public async Task An_address_that_runs_a_script() =>
        (await PublishedAsync(
            "address.json",
            $"{{\"title\":\"A bridge\",\"url\":\"javascript:alert(1)\",\"image\":\"data:text/html,<script>alert(1)</script>\",{Text}}}"))
            .ShouldSatisfyAllConditions(article => article.CanonicalUrl.ShouldBeNull(), article => article.LeadImage.ShouldBeNull());

    [Fact]
    public Task Rubbish_behind_the_object() =>
        RejectedAsync("rubbish.json", $"{{\"title\":\"A bridge\",{Text}}} <html>", "malformed-json", "line 1, byte");

    [Fact]
    public Task An_object_that_is_cut_off() =>
        RejectedAsync("cut-off.json", $"{{\"title\":\"A bridge\",{Text}", "malformed-json", "line 1, byte");

    [Fact]
    public Task Not_a_number() => RejectedAsync("nan.json", $"{{\"title\":NaN,{Text}}}", "malformed-json", "line 1, byte");

    [Fact]
    public Task Numbers_alone() => RejectedAsync("numbers.json", "{\"a\":1,\"b\":[1,2,3]}", "no-text", "articleBody");

    [Fact]
    public Task More_articles_than_allowed() =>
        RejectedAsync(
            "many.json", "[" + string.Join(',', Enumerable.Range(0, 5001).Select(number => $"{{\"id\":\"{number}\",{Text}}}"))
            + "]", "too-many-articles", "Reading:MaxArticles");

    [Fact]
    public async Task A_broken_line_among_good_ones()
    {
        await Host.Account.DropAsync(
            "lines.jsonl", Encoding.UTF8.GetBytes($"{{\"id\":\"1\",{Text}}}\n{{broken\n{{\"id\":\"2\",{Text}}}\n"), Token);

        await IsRejectedAsync(ArticleId.FromPart("lines.jsonl", "unreadable 1"), "malformed-json", "Line 2 ");
        await IsPublishedAsync(ArticleId.FromPart("lines.jsonl", "1"));
        await IsPublishedAsync(ArticleId.FromPart("lines.jsonl", "2"));
    }

    [Fact]
    public async Task Items_that_are_no_objects()
    {
        await Host.Account.DropAsync("scalars.json", Encoding.UTF8.GetBytes($"[{{\"id\":\"good\",{Text}}},1,\"two\",null,[3]]"), Token);
        (await IsPublishedAsync(ArticleId.FromPart("scalars.json", "good"))).Text.ShouldBe(Paragraph);
        (await Host.SettledAsync(ArticleId.FromName("scalars.json"), Token)).Parts.ShouldBe(5);
    }
}
