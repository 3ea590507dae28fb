using System.Text;
using System.Text.Json;
using Articles.Extraction.Tests.Formats.Archives;
using Articles.Extraction.Tests.Html;

namespace Articles.Extraction.Tests;

/// <summary>The library as its users see it.</summary>
public sealed class ArticleExtractorTests
{
    private static readonly byte[] Page = Encoding.UTF8.GetBytes(Pages.Page($"<article>{Pages.Body()}</article><nav>Home</nav>"));
    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 0xE0, 0, 1];

    private readonly ArticleExtractor _extractor = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_page_gives_one_article_without_a_part()
    {
        var article = _extractor.Extract("page.html", Page, Token).ShouldHaveSingleItem();

        article.IsRejected.ShouldBeFalse();
        (article.Name, article.Part, article.Format, article.Language).ShouldBe(("page.html", null, SourceFormat.Html, "en"));
        (article.Title, article.Text).ShouldBe((Pages.Headline, Pages.BodyText()));
        article.Fingerprint.ShouldNotBeNull().Similarity(article.Fingerprint).ShouldBe(1);
        article.Blocks.ShouldBeEmpty();
    }

    [Fact]
    public void An_article_comes_through_JSON_with_its_fingerprint()
    {
        var article = _extractor.Extract("page.html", Page, Token).ShouldHaveSingleItem();

        var back = JsonSerializer.Deserialize<ExtractedArticle>(JsonSerializer.Serialize(article)).ShouldNotBeNull();

        (back.Text, back.Format).ShouldBe((article.Text, SourceFormat.Html));
        back.Fingerprint.ShouldNotBeNull().Similarity(article.Fingerprint!).ShouldBe(1);
    }

    [Fact]
    public void An_archive_gives_an_article_each_and_says_of_the_rest_why_not()
    {
        var articles = _extractor.Extract("a.zip", Compressed.Zip(("a.jpg", Picture), ("b.html", Page)), Token);

        articles.Select(article => (article.Part, article.Rejection?.Code)).ShouldBe([("a.jpg", RejectionCodes.Binary), ("b.html", null)]);
    }

    [Fact]
    public void A_file_that_cannot_be_read_gives_one_article_that_is_rejected()
    {
        var article = _extractor.Extract("a.jpg", Picture, Token).ShouldHaveSingleItem();

        article.IsRejected.ShouldBeTrue();
        (article.Name, article.Format, article.Text).ShouldBe(("a.jpg", null, string.Empty));
        article.Rejection.ShouldBe(new RejectionReason(RejectionCodes.Binary, "The file is a JPEG picture, not an article."));
    }

    [Fact]
    public void A_page_that_is_no_article_is_rejected_and_explained()
    {
        var page = Encoding.UTF8.GetBytes(Pages.Page("<p>Nothing here.</p>"));

        _extractor.Extract("a.html", page, Token).ShouldHaveSingleItem().Rejection!.Code.ShouldBe(RejectionCodes.NoArticle);
        var explained = _extractor.Explain("a.html", page, Token).ShouldHaveSingleItem();
        explained.Rejection!.Code.ShouldBe(RejectionCodes.NoArticle);
        explained.Blocks.ShouldNotBeEmpty();
    }

    [Fact]
    public void Explained_an_article_is_the_same_with_its_blocks()
    {
        var plain = _extractor.Extract("page.html", Page, Token).ShouldHaveSingleItem();

        var explained = _extractor.Explain("page.html", Page, Token).ShouldHaveSingleItem();

        (explained.Title, explained.Text).ShouldBe((plain.Title, plain.Text));
        explained.Blocks.Count.ShouldBe(plain.BlocksKept + plain.BlocksDropped);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_a_stream_the_articles_are_the_same(bool seekable)
    {
        var archive = Compressed.Zip(("1.html", Page), ("2.html", Page), ("3.jpg", Picture));
        await using var stream = new Pipe(archive, seekable);

        var articles = await _extractor.ExtractAsync("a.zip", stream, Token).ToListAsync(Token);

        articles.Select(Describe).ShouldBe(_extractor.Extract("a.zip", archive, Token).Select(Describe));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_over_the_limit_is_rejected_and_not_read_to_its_end(bool seekable)
    {
        var extractor = new ArticleExtractor(new ExtractionOptions { Reading = { MaxBytes = 100_000 } });
        await using var stream = new Pipe(new byte[1_000_000], seekable);

        var article = (await extractor.ExtractAsync("a.txt", stream, Token).ToListAsync(Token)).ShouldHaveSingleItem();

        article.Rejection!.Code.ShouldBe(RejectionCodes.TooLarge);
        article.Rejection.Message.ShouldContain("Reading:MaxBytes");
        stream.Position.ShouldBeLessThan(200_000);
    }

    [Fact]
    public async Task A_stream_of_just_the_limit_is_read()
    {
        var text = Encoding.UTF8.GetBytes(SampleText.Article);
        var extractor = new ArticleExtractor(new ExtractionOptions { Reading = { MaxBytes = text.Length } });
        await using var stream = new Pipe(text, seekable: false);

        (await extractor.ExtractAsync("a.txt", stream, Token).ToListAsync(Token)).ShouldHaveSingleItem().IsRejected.ShouldBeFalse();
    }

    [Fact]
    public async Task Work_that_is_cancelled_is_no_rejection()
    {
        var cancelled = new CancellationToken(canceled: true);

        Should.Throw<OperationCanceledException>(() => _extractor.Extract("page.html", Page, cancelled));
        Should.Throw<OperationCanceledException>(() => _extractor.Explain("page.html", Page, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(
            async () => await _extractor.ExtractAsync("page.html", new MemoryStream(Page), cancelled).ToListAsync(CancellationToken.None));
    }

    [Fact]
    public void Options_out_of_their_range_are_all_named()
    {
        var options = new ExtractionOptions { Reading = { MaxBytes = 0, MaxTime = TimeSpan.Zero }, Cleaning = { MaxNesting = 5 } };

        var message = Should.Throw<ArgumentException>(() => new ArticleExtractor(options)).Message;

        string[] wrong = [nameof(ReadingOptions.MaxBytes), nameof(ReadingOptions.MaxTime), nameof(CleaningOptions.MaxNesting)];
        wrong.ShouldAllBe(name => message.Contains(name));
    }

    private static (string?, string, string?) Describe(ExtractedArticle article) => (article.Part, article.Text, article.Rejection?.Code);

    /// <summary>A stream of small reads.</summary>
    private sealed class Pipe(byte[] content, bool seekable) : MemoryStream(content)
    {
        public override bool CanSeek => seekable;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 10_000)], cancellationToken);
    }
}
