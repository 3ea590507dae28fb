namespace Articles.Extraction.Tests.Html;

/// <summary>What stands above, below or in the line of a sentence is said so that no number and no word becomes another.</summary>
public sealed class NumbersAndWordsTests
{
    private static string Sentence(string inner) =>
        Pages.Clean(Pages.Page($"<article><h1>{Pages.Headline}</h1><p>Said first: {inner} at the bridge.</p>{Pages.Body()}</article>"))
            .Text.Split("\n\n")[0]["Said first: ".Length..^" at the bridge.".Length];

    [Theory]
    [InlineData("10<sup>9</sup> litres", "10⁹ litres")]
    [InlineData("10<sup>-6</sup> m", "10⁻⁶ m")]
    [InlineData("85 m<sup>2</sup>", "85 m²")]
    [InlineData("2<sup>k</sup> ways", "2ᵏ ways")]
    [InlineData("2<sup>T</sup> ways", "2^T ways")]
    [InlineData("(a+b)<sup>AB</sup> ways", "(a+b)^(AB) ways")]
    [InlineData("the 21<sup>st</sup> century", "the 21st century")]
    [InlineData("le XIX<sup>e</sup> siècle", "le XIXe siècle")]
    [InlineData("M<sup>me</sup> Dupont", "Mme Dupont")]
    [InlineData("Leafjoy<sup>®</sup> pots", "Leafjoy® pots")]
    [InlineData("9 tonnes of CO<sub>2</sub>", "9 tonnes of CO2")]
    [InlineData("1010<sub>2</sub> as bits", "1010₂ as bits")]
    [InlineData("log<sub>10</sub>5 as such", "log₁₀5 as such")]
    [InlineData("3<sup>1</sup>/<sub>2</sub> hours", "3¹/₂ hours")]
    public void A_power_is_not_read_as_the_digits_beside_it(string markup, string text) => Sentence(markup).ShouldBe(text);

    [Theory]
    [InlineData("built in 1931<sup><a href=\"#n1\">1</a></sup> of oak", "built in 1931 of oak")]
    [InlineData("built in 1931<a href=\"#n1\"><sup>1</sup></a> of oak", "built in 1931 of oak")]
    [InlineData("built in 1931<a class=\"footnote-ref\" href=\"page#n1\" role=\"doc-noteref\">[1]</a> of oak", "built in 1931 of oak")]
    [InlineData("built of oak<sup class=\"reference\"><a href=\"#cite-3\">[3]</a></sup> in a year", "built of oak in a year")]
    [InlineData("built of oak<sup>[citation needed]</sup> in a year", "built of oak in a year")]
    [InlineData("built in 1931<sup id=\"ref*\"><a href=\"#star\">*</a></sup> of oak", "built in 1931 of oak")]
    [InlineData("built in 1931<span class=\"footnote-ref\"><a href=\"#f6\">6</a></span> of oak", "built in 1931 of oak")]
    [InlineData("built in 1931<a href=\"#_ftn6\">6</a> of oak", "built in 1931 of oak")]
    [InlineData("built in 1931 <a href=\"#footnote-6\">[6]</a> of oak", "built in 1931 of oak")]
    [InlineData("as note <a href=\"#fn6\">6</a> of 1931", "as note 6 of 1931")]
    [InlineData("room 4<a href=\"#room-6\">6</a> of 1931", "room 46 of 1931")]
    [InlineData("noted. <a href=\"#r1\" class=\"footnote-backref\">↩︎</a> Then open", "noted. Then open")]
    [InlineData("<a href=\"#detour\">the detour</a> of 1931", "the detour of 1931")]
    [InlineData("room <a href=\"/rooms/12\">12</a> of the house", "room 12 of the house")]
    public void The_mark_of_a_note_is_no_part_of_the_word(string markup, string text) => Sentence(markup).ShouldBe(text);

    [Theory]
    [InlineData("cost <del>five</del> <ins>seven</ins> million", "cost seven million")]
    [InlineData("on <s>Monday</s> Tuesday", "on Tuesday")]
    [InlineData("the <strike>old</strike> new pier", "the new pier")]
    public void What_is_struck_out_is_not_said(string markup, string text) => Sentence(markup).ShouldBe(text);

    [Fact]
    public void A_page_that_strikes_out_nearly_all_only_forgot_to_close_the_element()
    {
        var article = Pages.Clean(
            Pages.Page(
            $"<article><h1>{Pages.Headline}</h1><p>{Pages.First} <s>Was: 40</p><p>{Pages.Second}</p><p>{Pages.Third}</p></article>"));

        article.Text.ShouldContain(Pages.Second);
        article.Text.ShouldContain(Pages.Third);
    }

    [Theory]
    [InlineData("<math><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math>", "E=mc²")]
    [InlineData(
        "<math><semantics><mrow><mi>x</mi><mo>=</mo><mn>2</mn></mrow><annotation encoding=\"application/x-tex\">x = "
        + "2</annotation></semantics></math>", "x=2")]
    [InlineData("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>", "(a+b)/2")]
    [InlineData("<math><msqrt><msub><mi>x</mi><mi>i</mi></msub></msqrt></math>", "√(x_i)")]
    [InlineData(
        "<span class=\"mwe-math-element\"><span class=\"mwe-math-mathml-inline mwe-math-mathml-a11y\" style=\"display: "
        + "none;\"><math><mi>y</mi><mo>&lt;</mo><mn>3</mn></math></span><img src=f.svg></span>", "y<3")]
    [InlineData(
        "<span class=\"katex\"><span class=\"katex-mathml\"><math><mn>7</mn></math></span><span class=\"katex-html\" "
        + "aria-hidden=\"true\"><span>7</span></span></span>", "7")]
    public void A_formula_is_said_once(string markup, string text) => Sentence(markup).ShouldBe(text);

    [Fact]
    public void Words_set_one_by_one_stay_in_their_sentence() =>
        Sentence("run <code><i>plan</i><i>.</i><i>run</i><i>(</i><i>40</i><i>)</i></code> there").ShouldBe("run plan.run(40) there");

    [Fact]
    public void A_pop_up_of_links_in_a_sentence_is_none_of_it() =>
        Sentence("the mayor<span><a href=/1>Profile</a> <a href=/2>Stories</a> <a href=/3>Photos</a></span> said")
            .ShouldBe("the mayor said");

    [Fact]
    public void A_place_to_break_a_word_is_no_blank() =>
        Sentence("Donau\u200Bdampf<wbr>schiff and Lager&#8203;hallen").ShouldBe("Donaudampfschiff and Lagerhallen");

    [Fact]
    public void A_song_says_its_refrain_each_time()
    {
        const string Refrain =
            "Heave away, you sons of the harbour and haul on the rope,<br>for the bridge is all that we have, the bridge and a little "
            + "hope.";
        var verses = string.Concat(
            Enumerable.Range(1, 3)
            .Select(verse => $"<p>In verse {verse} the old man sang of the river in flood,<br>of oak and of iron and rope, of water and "
            + $"mud.</p><p>{Refrain}</p>"));

        Pages.Clean(Pages.Page($"<article><h1>{Pages.Headline}</h1>{verses}</article>")).Text.Split("Heave away").Length.ShouldBe(4);
    }

    [Fact]
    public void A_paragraph_that_the_page_repeats_is_said_once()
    {
        const string Notice =
            "<p>Our reporters are on the bridge all day, and they will tell you what happens there as soon as it does.</p>";

        Pages.Clean(Pages.Page($"<article><h1>{Pages.Headline}</h1>{Notice}{Pages.Body(Notice)}{Notice}</article>"))
            .Text.Split("Our reporters").Length.ShouldBe(2);
    }

    [Fact]
    public void What_a_browser_shows_of_a_shadow_tree_is_read()
    {
        var article = Pages.Clean(Pages.Page($"""
            <news-page><template shadowrootmode="open"><article><h1>{Pages.Headline}</h1><slot name="lead"></slot><slot>
            <p>Nothing to show.</p></slot><p>{Pages.Third}</p></article></template>
            <p>{Pages.Second}</p><p slot="lead">{Pages.First}</p>
            <p slot="unknown">This is shown nowhere, because the tree has no place for it at all.</p></news-page>
            """));

        article.Text.ShouldBe(Pages.BodyText());
    }
}
