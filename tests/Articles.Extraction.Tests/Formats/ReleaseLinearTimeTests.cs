using System.Text;
using Articles.Extraction.Evidence;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.PlainText;
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

    /// <summary>These patterns are compiled, and go back over what they have read.</summary>
    [Theory]
    [InlineData("<meta a ")]
    [InlineData("<meta name='")]
    [InlineData("a=\"b' ")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa          ")]
    public void So_do_the_elements_of_a_pages_head(string pattern) =>
        LinearTime.ShouldHold(scale => PageRelease.Read("<meta " + string.Concat(Enumerable.Repeat(pattern, 4_000 * scale))));

    [Theory]
    [InlineData("re: ")]
    [InlineData("re       ")]
    [InlineData("[ext")]
    [InlineData("**spam")]
    [InlineData("      ")]
    public void So_do_the_prefixes_of_a_subject(string pattern) =>
        LinearTime.ShouldHold(scale => MailSubject.WithoutPrefix(string.Concat(Enumerable.Repeat(pattern, 20_000 * scale))));

    [Theory]
    [InlineData(",")]
    [InlineData("1")]
    [InlineData(" ")]
    public void So_does_the_number_of_a_page(string pattern)
    {
        var notes = new EditorialNotes();
        LinearTime.ShouldHold(scale => notes.Classify(
            "Page 1 of 2" + string.Concat(Enumerable.Repeat(pattern, 100_000 * scale)) + "x", words: 5, sentences: 0));
    }

    [Theory]
    [InlineData("1 ")]
    [InlineData("we and our 1.1 ")]
    public void So_does_a_request_for_consent(string pattern) => LinearTime.ShouldHold(scale => _extractor.Extract(
        "a.html",
        Encoding.UTF8.GetBytes($"<p>We and our {string.Concat(Enumerable.Repeat(pattern, 10_000 * scale))} partner</p>"),
        TestContext.Current.CancellationToken));
}
