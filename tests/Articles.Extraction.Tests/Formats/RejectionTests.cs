using Articles.Extraction.Formats;

namespace Articles.Extraction.Tests.Formats;

public sealed class RejectionTests
{
    [Fact]
    public void An_empty_file_is_rejected() => Reader.Rejection("a.txt", string.Empty).Code.ShouldBe("empty");

    [Theory]
    [InlineData(" ")]
    [InlineData("\uFEFF")]
    [InlineData("\r\n\t \u00A0\u3000\0")]
    public void White_space_alone_is_rejected(string content) => Reader.Rejection("a.txt", content).Code.ShouldBe("empty");

    [Fact]
    public void A_file_over_the_limit_is_rejected_with_the_limit()
    {
        var reason = Reader.Rejection("a.txt", new byte[1001], new ReadingOptions { MaxBytes = 1000 });

        reason.Code.ShouldBe("too-large");
        reason.Message.ShouldContain("1,000");
        reason.Message.ShouldContain("Reading:MaxBytes");
    }

    public static TheoryData<string, byte[]> Binaries() => new()
    {
        { "JPEG", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, .. "JFIF"u8, 0, 1, 1] },
        { "PNG", [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D] },
        { "GIF", [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0] },
        { "WebP", [.. "RIFF"u8, 0x24, 0, 0, 0, .. "WEBPVP8 "u8, 0x18] },
        { "ELF", [0x7F, .. "ELF"u8, 2, 1, 1, 0] },
        { "Windows program", [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4] },
        { "MP4", [0, 0, 0, 0x18, .. "ftypmp42"u8, 0, 0, 0, 0] },
        { "MP3", [.. "ID3"u8, 3, 0, 0, 0, 0, 0x1F] },
        { "SQLite", [.. "SQLite format 3"u8, 0, 0x10, 0] },
        { "7z", [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C, 0, 4] },
        { "OLE", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
        { "font", [.. "wOF2"u8, 0, 1, 0, 0] },
        { "xz", [0xFD, .. "7zXZ"u8, 0, 0, 4] },
    };

    [Theory]
    [MemberData(nameof(Binaries))]
    public void A_binary_file_is_rejected_by_name(string kind, byte[] content)
    {
        var reason = Reader.Rejection("article.txt", content);

        reason.Code.ShouldBe("binary");
        reason.Message.ShouldContain(kind);
    }

    [Fact]
    public void Bytes_of_no_known_kind_are_rejected_as_binary()
    {
        var bytes = new byte[5000];
        new Random(1).NextBytes(bytes);

        Reader.Rejection("article.txt", bytes).Code.ShouldBe("binary");
    }

    [Theory]
    [InlineData("BM and MZ are the first letters of a picture and of a program; this is a text.")]
    [InlineData("ID3 tags are found in recordings, and this is an article about them.")]
    [InlineData("GIF89a was the last version of that format.")]
    public void A_text_that_begins_like_a_binary_file_is_a_text(string content) => Reader.One("a.txt", content).Content.ShouldBe(content);

    [Fact]
    public void A_file_that_takes_too_long_is_rejected_and_the_setting_named()
    {
        var reason = Reader.Rejection("a.txt", "Read in no time, but not in none.", new ReadingOptions { MaxTime = TimeSpan.Zero });

        reason.Code.ShouldBe("too-slow");
        reason.Message.ShouldContain("Reading:MaxTime");
    }

    [Fact]
    public void A_cancelled_read_says_so() => Should.Throw<OperationCanceledException>(
        () => new ArticleReader(new ReadingOptions(), TimeProvider.System).Read("a.txt", "x"u8.ToArray(), new CancellationToken(true)));
}
