namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>What the markup of a text means to who reads it, and has to mean without the markup.</summary>
public sealed class WireMarkupTests
{
    [Theory]
    [InlineData("<td>Ines Holm<br/>director</td>", "Ines Holm director")]
    [InlineData("<td><p>Ines Holm</p><p>director</p></td>", "Ines Holm director")]
    [InlineData("<td><strong>Ines Holm</strong><br/><em>director</em></td>", "Ines Holm director")]
    [InlineData("<td>1,234<sup>1</sup></td>", "1,234¹")]
    [InlineData("<td><s>12</s> 14</td>", "14")]
    [InlineData("<td>14<script>x()</script></td>", "14")]
    public void A_cell_of_a_table_is_written_as_the_text_around_it_is(string cell, string expected) =>
        Text($"{Wires.Markup}<table><tr><td>Trams</td>{cell}</tr></table>").ShouldBe($"{Wires.Body}\n\nTrams | {expected}");

    [Fact]
    public void A_table_in_a_cell_stands_by_itself() =>
        Text($"{Wires.Markup}<table><tr><td><table><tr><td>Line 1</td><td>12</td></tr></table></td></tr></table>")
            .ShouldBe($"{Wires.Body}\n\nLine 1 | 12");

    [Theory]
    [InlineData("10<sup>-6</sup>", "10⁻⁶")]
    [InlineData("10<sup>\u22126</sup>", "10⁻⁶")]
    [InlineData("10<sup>12</sup>", "10¹²")]
    [InlineData("the 5<sup>th</sup>", "the 5th")]
    public void A_power_is_no_digit_of_the_number_before_it(string markup, string expected) =>
        Text($"<p>It is {markup} long.</p>{Wires.Markup}").ShouldStartWith($"It is {expected} long.");

    [Theory]
    [InlineData("<del>forty</del>")]
    [InlineData("<s>forty</s>")]
    [InlineData("<strike>forty</strike>")]
    [InlineData("<span hidden=\"hidden\">forty</span>")]
    [InlineData("<span style=\"color:red; Display: None\">forty</span>")]
    public void What_is_struck_out_or_hidden_is_not_read(string markup) =>
        Text($"<p>It buys {markup} <ins>thirty</ins> trams.</p>{Wires.Markup}").ShouldStartWith("It buys thirty trams.");

    [Fact]
    public void A_caption_is_written_as_the_text_is() =>
        Wires.Article(
            "a.xml",
            Wires.G2(Wires.Inline($"{Wires.Markup}<figure><img/><figcaption>The tram<br/>of <s>1930</s> 1931</figcaption></figure>")))
            .Captions.ShouldBe(["The tram of 1931"]);

    private static string Text(string markup) => Wires.Article("a.xml", Wires.G2(Wires.Inline(markup))).Text;
}
