using System.Text;
using CsCheck;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Tests.Messages;

public sealed class PointerMessageTests
{
    private static readonly ArticlePointer Pointer = new(
        ArticleId.FromName("a.txt"), Revision.Of("x"u8), 3, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    [Fact]
    public void Parse_reads_what_Format_writes() => PointerMessage.Parse(PointerMessage.Format(Pointer)).ShouldBe(Pointer);

    [Fact]
    public void Format_stays_under_a_kilobyte() => Encoding.UTF8.GetByteCount(PointerMessage.Format(Pointer)).ShouldBeLessThan(1024);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"articleId":"../../etc","revision":"00112233445566778899aabbccddeeff"}""")]
    [InlineData(
        """{"articleId":"00112233445566778899aabbccddeeff","revision":"00112233445566778899aabbccddeeff","attempt":1,"attempt":2}""")]
    public void Parse_something_else_says_so(string message) =>
        Should.Throw<FormatException>(() => PointerMessage.Parse(message)).Message.ShouldContain("pointer");

    [Fact]
    public void A_field_of_a_newer_version_does_not_keep_an_older_reader_from_its_work() =>
        PointerMessage.Parse(PointerMessage.Format(Pointer).Replace("{", "{\"priority\":1,", StringComparison.Ordinal)).ShouldBe(Pointer);

    [Fact]
    public void Parse_any_text_gives_a_pointer_or_a_FormatException() =>
        Gen.String.Sample(text =>
        {
            try
            {
                PointerMessage.Parse(text).ShouldNotBeNull();
            }
            catch (FormatException)
            {
                // The documented answer to what is no pointer.
            }
        });
}
