namespace Articles.Extraction.Tests.Html;

/// <summary>What belongs to a recipe is kept where pages set it beside the text.</summary>
public sealed class RecipeTests
{
    private const string List = "<ul><li>200 g of flour</li><li>3 eggs</li><li>a pinch of salt</li></ul>";
    private const string Steps = "<ol><li>Beat the eggs with the salt.</li><li>Fold in the flour, and bake for an hour.</li></ol>";

    private static string Text(string body) => Pages.Clean(Pages.Page(body)).Text;

    [Theory]
    [InlineData($"<aside><h2>Ingredients</h2>{List}</aside>")]
    [InlineData($"<aside class='recipe sidebar'><h3>Ingredients (for four)</h3>{List}</aside>")]
    [InlineData($"<div class=sidebar><h3>Zutaten:</h3>{List}</div>")]
    [InlineData(
        "<aside role=complementary><p itemprop=recipeIngredient>200 g of flour</p><p itemprop=recipeIngredient>3 eggs</p></aside>")]
    public void Ingredients_in_an_aside_are_kept(string aside)
    {
        var text = Text($"<article><h1>{Pages.Headline}</h1>{Pages.Body(aside)}</article>");

        text.ShouldContain("200 g of flour");
        text.ShouldContain("3 eggs");
        text.ShouldContain(Pages.Third);
    }

    [Theory]
    [InlineData("Method")]
    [InlineData("Zubereitung")]
    public void So_are_the_steps_and_at_the_texts_end(string heading)
    {
        var text = Text(
            $"<article><h1>{Pages.Headline}</h1>{Pages.Body()}<aside><h2>Ingredients</h2>{List}</aside><aside><h2>{heading}</h2>{Steps}</aside>"
                + "</article>");

        text.ShouldContain("a pinch of salt");
        text.ShouldContain("Fold in the flour, and bake for an hour.");
    }

    [Theory]
    [InlineData(
        "<aside><h2>More recipes</h2><ul><li><a href=/1>Bread of the harbour</a></li><li><a href=/2>Fish soup</a></li></ul></aside>")]
    [InlineData("<aside><h2>Ingredients</h2><p>The word comes from Latin.</p></aside>")]
    public void Another_aside_is_left_out(string aside) =>
        Text($"<article><h1>{Pages.Headline}</h1>{Pages.Body(aside)}</article>").ShouldBe(Pages.BodyText());
}
