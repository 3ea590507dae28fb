using AngleSharp.Dom;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.Html.Page;

/// <summary>
/// Tells a list of ingredients or the steps of a recipe, which stand beside the text on many recipe pages, from what sites put there: by
/// schema.org's properties, or by a heading that says so above a list.
/// </summary>
internal static class RecipePart
{
    private const int MostWordsOfHeading = 5;

    // Folded.
    private static readonly HashSet<string> Headings = new(StringComparer.Ordinal)
    {
        "ingredients", "method", "instructions", "directions", "preparation", "zutaten", "zubereitung", "ingredientes",
        "preparacion", "elaboracion", "preparo", "preparacao", "ingredienti", "preparazione", "procedimento", "ingredienten",
        "bereiding", "bereidingswijze", "ingredienser", "tillagning", "fremgangsmate", "fremgangsmade", "ainekset", "valmistus",
        "skladniki", "przygotowanie", "ingredience", "postup", "hozzavalok", "elkeszites", "malzemeler", "yapilisi",
        "ингредиенты", "приготовление", "材料", "作り方", "食材", "做法",
    };

    /// <summary>Whether an element is such a part.</summary>
    public static bool Is(IElement element) =>
        element.QuerySelector("[itemprop~=recipeIngredient], [itemprop~=ingredients], [itemprop~=recipeInstructions]") is not null
        || (element.QuerySelector("h1, h2, h3, h4, h5, h6") is { } heading && IsNamed(heading.TextContent)
            && element.QuerySelectorAll("li, tr, dt").Length > 1);

    private static bool IsNamed(string heading)
    {
        var words = 0;
        var first = string.Empty;
        foreach (var range in new WordRanges(heading))
        {
            first = words++ == 0 ? CharacterFolding.Fold(heading[range]) : first;
        }

        return words is > 0 and <= MostWordsOfHeading && Headings.Contains(first);
    }
}
