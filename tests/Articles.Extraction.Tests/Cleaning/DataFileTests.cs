using System.Text;
using Articles.Extraction.Cleaning;
using Articles.Extraction.Tests.Html;

namespace Articles.Extraction.Tests.Cleaning;

/// <summary>
/// Data saved as text is no article, and the rejection says what it looks like; an article that has such data in it stays one.
/// </summary>
public sealed class DataFileTests
{
    private readonly ArticleExtractor _extractor = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IEnumerable<int> Rows => Enumerable.Range(1, 60);

    private static string Csv => "id,name,city,amount\n" + Join(row => $"{row},\"Tanner, Ruth {row}\",Port Ellery,{row * 13}.50");

    private static string Results =>
        "Rank\tName\tClub\tTime\n" + Join(row => $"{row}.\tRuth Tanner {row}\tPort Ellery Harriers\t{row + 31}:07");

    private static string Log =>
        Join(row => $"2026-11-02 08:{row % 60:00}:14,203 INFO [worker-{row}] Message {row} of the queue was taken and its article was "
            + "cleaned in good time")
        + "java.lang.IllegalStateException: no room\n    at org.example.Room.enter(Room.java:14)\n    at "
            + "org.example.Main.main(Main.java:7)\n";

    private static string AccessLog =>
        Join(row => $"192.0.2.{row} - - [02/Nov/2026:08:00:{row % 60:00} +0100] \"GET /news/{row} HTTP/1.1\" 200 {row * 131}");

    private static string Base64 =>
        Convert.ToBase64String(
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(SampleText.Article, 5))), Base64FormattingOptions.InsertLineBreaks);

    private static string Prices =>
        "Price list of the harbour cafe\n\n" + Join(row => $"Fried herring no. {row}, with potatoes    {row + 4}.50");

    public static TheoryData<string, string> Data => new()
    {
        { Csv, "separated by commas" },
        { Csv.Replace(',', ';'), "separated by semicolons" },
        { Results, "separated by tabs" },
        { Join(row => $"| {row} | Ruth Tanner | {row * 2} |"), "separated by bars" },
        { Log, "a log" },
        { AccessLog, "a log" },
        { Join(row => $"[ERROR] worker {row}: the file was not found, and it is tried again"), "a log" },
        { Base64, "Base64" },
        { Base64.ReplaceLineEndings(string.Empty), "Base64" },
        { Prices, "a price list" },
        { Join(row => $"Espresso machine model {row}\n\n€{row + 99}.00\n\n"), "a price list" },
    };

    [Theory]
    [MemberData(nameof(Data))]
    public void Data_is_rejected_and_the_reason_says_what_it_looks_like(string text, string says)
    {
        var article = _extractor.Extract("a.txt", Encoding.UTF8.GetBytes(text), Token).ShouldHaveSingleItem();

        article.IsRejected.ShouldBeTrue();
        article.Rejection.Code.ShouldBe("not-an-article");
        article.Rejection.Message.ShouldContain(says);
    }

    [Fact]
    public void A_page_of_nothing_but_prices_is_no_article()
    {
        var table = $"<table>{Join(row => $"<tr><td>Espresso machine model {row}</td><td>€{row + 99}.00</td></tr>")}</table>";

        Should.Throw<ArticleRejectedException>(() => Pages.Clean(Pages.Page($"<article>{table}</article>")))
            .Reason.Code.ShouldBeOneOf("not-an-article", "no-article");
    }

    public static TheoryData<string> WithData =>
    [
        $"{SampleText.Article}\n\n{Csv}",
        $"{SampleText.Article}\n\n{Results}\n\n{Pages.Third}",
        $"{SampleText.Article}\n\n{Log}",
        $"{SampleText.Article}\n\n{AccessLog}\n{Pages.Third}",
        $"{SampleText.Article}\n\n{Base64}",
        $"{SampleText.Article}\n\n{Prices}",
    ];

    [Theory]
    [MemberData(nameof(WithData))]
    public void An_article_with_data_in_it_stays_an_article(string text) => DataFile.Identify(text).ShouldBeNull();

    public static TheoryData<string> NearMisses =>
    [
        // A live blog: each entry has its time.
        Join(row => $"2026-11-02 10:{row % 60:00}:00 The minister said for the {row}th time that the bridge would not be closed before the "
            + "harvest was in."),
        // Paragraphs of one sentence each, all with two commas.
        Join(row => $"In spring, after {row} years of repairs, the bridge over the river was opened again to lorries and buses."),
        // A list of people.
        "Those who were honoured on Monday\n\n" + Join(row => $"Ruth Tanner, Port Ellery, {row} years of service"),
        // Match results, without prose.
        Join(row => $"Port Ellery {row % 5} - {row % 3} Hollin Bridge"),
        // Verses.
        Join(row => row % 5 == 0 ? string.Empty : "The tide comes in, the tide goes out,"),
        // A review of cars, each paragraph with its price at the end.
        Join(row => $"The car that comes {row}th in our test is quiet, quick and easy to park, and it costs €{row + 20},000"),
        // A recipe.
        "Herring with potatoes\n\n500 g of potatoes\n4 herrings\n1 lemon\n20 g of butter\nsalt\npepper\n\nBoil the potatoes.\nFry the "
            + "herrings.\nServe with lemon.",
        // Code, with an explanation.
        "How to read a file\n\nThe short way is one line, which reads the whole file at once and is good enough for all but the "
            + "largest:\n\n"
            + string.Concat(Enumerable.Repeat("var text = File.ReadAllText(path);\n", 20))
                + "\nFor those, read it line by line, so that only one line at a time has to be in memory.",
    ];

    [Theory]
    [MemberData(nameof(NearMisses))]
    public void What_only_looks_like_data_may_be_an_article(string text) => DataFile.Identify(text).ShouldBeNull();

    private static string Join(Func<int, string> line) => string.Concat(Rows.Select(row => line(row) + "\n"));
}
