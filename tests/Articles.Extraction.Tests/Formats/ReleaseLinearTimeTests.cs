using System.Text;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.Wire;

namespace Articles.Extraction.Tests.Formats;

/// <summary>What looks for words and fields against a publication takes time in proportion to the text's length.</summary>
public sealed class ReleaseLinearTimeTests
{
    private readonly ArticleExtractor _extractor = new();

    /// <summary>A file's name, what comes before the repeated pattern, the pattern, how often, and what comes after.</summary>
    public static TheoryData<string, string, string, int, string> Files => new()
    {
        { "a.md", "---\ntitle: a\nb: ", "[", 3_000, "\n---\nText." },
        { "a.md", "---\ntitle: a\nparams: ", "{params: ", 1_500, "\n---\nText." },
        { "a.md", "---\n", "a: &a b\nb: *a\n", 1_000, "---\nText." },
        { "a.md", "---json\n{", "\"a\": 1,", 1_500, "\"b\": 2}\n---\nText." },
        { "a.txt", string.Empty, ":a: b\n", 3_000, "Text." },
        { "a.txt", "STATUS: a\n", "-----\n", 3_000, "Text." },
        { "a.json", "{\"title\": \"t\", \"content\": \"Text.\", \"x\": 1", ", \"status\": \"a\"", 3_000, "}" },
        { "a.json", "{\"title\": \"t\", \"content\": \"Text.\", \"meta\": {\"x\": 1", ", \"embargo\": {\"a\": 1}", 2_000, "}}" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Fields_do(string name, string before, string pattern, int times, string after) => LinearTime.ShouldHold(scale =>
        _extractor.Extract(
            name, Encoding.UTF8.GetBytes(before + string.Concat(Enumerable.Repeat(pattern, times * scale)) + after),
            TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("[embed]a ")]
    [InlineData("[a ")]
    [InlineData("[a][/b]")]
    [InlineData("[caption a]<img>")]
    [InlineData("[vc_raw_html]")]
    public void So_do_shortcodes(string pattern) =>
        LinearTime.ShouldHold(scale => Shortcodes.Remove(string.Concat(Enumerable.Repeat(pattern, 20_000 * scale))));

    [Theory]
    [InlineData("> a\nb\n")]
    [InlineData("From: a\nSubject: b\n\n")]
    [InlineData("a wrote:\n")]
    [InlineData("> > > ")]
    public void So_do_quoted_mails(string pattern) =>
        LinearTime.ShouldHold(scale => ForwardedMail.In(string.Concat(Enumerable.Repeat(pattern, 5_000 * scale))));

    [Theory]
    [InlineData("not for ")]
    [InlineData("strictly ")]
    [InlineData("a. ")]
    public void So_do_words(string pattern) => LinearTime.ShouldHold(scale =>
    {
        var text = string.Concat(Enumerable.Repeat(pattern, 20_000 * scale));
        DraftNotice.FindInTitle(text);
        DraftNotice.FindInNote(text);
        DraftNotice.FindInText(text);
    });
}
