using Articles.Extraction.Formats;

namespace Articles.Extraction.Tests.Formats.PlainText;

public sealed class HtmlAndTextTests
{
    [Theory]
    [InlineData("<!DOCTYPE html><title>x</title>")]
    [InlineData("\uFEFF\r\n <!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">\n<p>x")]
    [InlineData("<html lang=en><p>x")]
    [InlineData("<!-- saved from url=(0022)https://news.test/ -->\n<HTML><p>x")]
    [InlineData("<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><p>x</p></html>")]
    [InlineData("<article>The bridge reopened.</article>")]
    [InlineData("<p>The bridge reopened.</p>")]
    [InlineData("The bridge <p>one</p><p>two</p><p>three</p>")]
    public void A_page_or_a_piece_of_one_is_html_whatever_its_name(string content)
    {
        var document = Reader.One("article.txt", content);

        document.Format.ShouldBe(SourceFormat.Html);
        document.Kind.ShouldBe(ContentKind.Html);
        document.Declared.ShouldBe(DeclaredMetadata.None);
    }

    [Theory]
    [InlineData("The bridge reopened.\n\nIt had been closed.")]
    [InlineData("a < b and </p> is how a paragraph ends in HTML, he said.")]
    [InlineData("<3 is how the mayor signed her letter")]
    [InlineData("x")]
    public void Anything_else_is_text_whatever_its_name(string content)
    {
        var document = Reader.One("article.bin", content);

        document.Format.ShouldBe(SourceFormat.Text);
        document.Kind.ShouldBe(ContentKind.Text);
        document.Content.ShouldBe(content);
    }

    [Fact]
    public void The_extension_breaks_the_tie() => Reader.One("a.html", "The bridge reopened.</p>").Format.ShouldBe(SourceFormat.Html);

    [Fact]
    public void Rtf_is_named_also_when_it_was_made_of_html() =>
        Reader.Rejection(
            "a.txt",
            "\n{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}One.{\\*\\htmltag72 </p>}{\\*\\htmltag64 <p>}Two.{\\*\\htmltag72 "
            + "</p>}{\\*\\htmltag58 </body>}}")
            .Message.ShouldContain("RTF");

    [Theory]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:The board meets\r\nEND:VEVENT\r\nEND:VCALENDAR", "calendar")]
    [InlineData("BEGIN:VCARD\nFN:Ada Lunde\nEND:VCARD", "address card")]
    public void Calendars_and_address_cards_are_named(string content, string name) =>
        Reader.Rejection("a.txt", content).Message.ShouldContain(name);
}
