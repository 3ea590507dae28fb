using System.Text.Json;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Tests.Formats.Wire;

namespace Articles.Extraction.Tests.Formats;

/// <summary>The shortcodes of WordPress and its page builders are not in a text, and what stands between them is.</summary>
public sealed class ShortcodeTests
{
    [Theory]
    [InlineData("[vc_row][vc_column width=\"1/2\"][vc_column_text]{0}[/vc_column_text][/vc_column][/vc_row]")]
    [InlineData("{0}[/vc_column_text][/vc_column][/vc_row]")]
    [InlineData("[et_pb_section fb_built=\"1\" _builder_version=\"4.9\"][et_pb_text]{0}[/et_pb_text][/et_pb_section]")]
    [InlineData("[fusion_builder_container hundred_percent=\"no\"][fusion_text]{0}[/fusion_text][/fusion_builder_container]")]
    [InlineData("[av_textblock size='']\n{0}\n[/av_textblock]")]
    [InlineData("[box type=\"info\"]{0}[/box]")]
    [InlineData("[vc_raw_html]JTNDc2NyaXB0JTNF[/vc_raw_html]{0}[gallery ids=\"1,2\"]")]
    [InlineData("{0}[embed]https://video.test/1[/embed]")]
    public void They_are_taken_off_the_text_of_a_feed_or_an_object(string around)
    {
        var body = string.Format(System.Globalization.CultureInfo.InvariantCulture, around, Wires.Markup);

        Wires.Article("a.json", $"{{\"title\": \"Trams\", \"content\": {JsonSerializer.Serialize(body)}}}").Text.ShouldBe(Wires.Body);
        Wires.Article(
            "a.xml",
            "<rss version=\"2.0\"><channel><title>A</title><item><title>Trams</title>"
                + $"<description><![CDATA[{body}]]></description></item></channel></rss>").Text.ShouldBe(Wires.Body);
    }

    [Fact]
    public void Those_of_builders_are_taken_off_a_page() => Wires.Article(
        "a.html",
        $"<html><body><article><h1>Trams</h1><p>[vc_row][vc_column]</p>{Wires.Markup}<p>[/vc_column][/vc_row]</p></article></body>")
        .Text.ShouldBe(Wires.Body);

    [Fact]
    public void The_words_of_a_caption_are_one()
    {
        const string Caption = "[caption id=\"a\" width=\"300\"]<a href=\"#\"><img src=\"https://a.test/1.jpg\"></a> The tram[/caption]";
        var article = Wires.Article(
            "a.json", $"{{\"title\": \"Trams\", \"content\": {JsonSerializer.Serialize(Caption + Wires.Markup)}}}");

        article.Text.ShouldBe(Wires.Body);
        article.Captions.ShouldBe(["The tram"]);
    }

    [Theory]
    [InlineData("\"They [the trams] are late [sic],\" he said [laughs].")]
    [InlineData("It was a great idea [/sarcasm].")]
    [InlineData("[1] Board of trams, report. [2] Ibid.")]
    [InlineData("An array is written a[i] or b[vc].")]
    public void Other_brackets_stay(string text) => Shortcodes.Remove(text).ShouldBe(text);
}
