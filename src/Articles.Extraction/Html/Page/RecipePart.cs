using AngleSharp.Dom;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.Html.Page;

/// <summary>
/// Tells a list of ingredients or the steps of a recipe, which stand beside the text on many recipe pages, from what sites put there: by
/// schema.org's properties, or by a heading that says so above a list.
/// </summary>
internal static class RecipePart
{
    private const int MaxHeadingWords = 5;
    private const int MaxNodes = 80;

    // Folded.
    private static readonly HashSet<string> Headings = new(StringComparer.Ordinal)
    {
        "ingredients", "method", "instructions", "directions", "preparation", "zutaten", "zubereitung", "ingredientes",
        "preparacion", "elaboracion", "preparo", "preparacao", "ingredienti", "preparazione", "procedimento", "ingredienten",
        "bereiding", "bereidingswijze", "ingredienser", "tillagning", "fremgangsmate", "fremgangsmade", "ainekset", "valmistus",
        "skladniki", "przygotowanie", "ingredience", "postup", "hozzavalok", "elkeszites", "malzemeler", "yapilisi",
        "ингредиенты", "приготовление", "材料", "作り方", "食材", "做法",
    };

    /// <summary>Whether an element is such a part: its first nodes tell.</summary>
    public static bool Is(IElement element)
    {
        var (named, entries, nodes) = (false, 0, 0);
        var isFirst = true;
        for (var node = Next(element, element); node is not null && nodes++ < MaxNodes; node = Next(node, element))
        {
            if (node is not IElement inner)
            {
                continue;
            }

            if (inner.GetAttribute("itemprop") is "recipeIngredient" or "ingredients" or "recipeInstructions")
            {
                return true;
            }

            if (isFirst && inner.LocalName is ("h1" or "h2" or "h3" or "h4" or "h5" or "h6"))
            {
                (isFirst, named) = (false, IsNamed(inner.TextContent));
            }

            entries += inner.LocalName is "li" or "tr" or "dt" ? 1 : 0;
            if (named && entries > 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The next node inside an element in the page's order.</summary>
    private static INode? Next(INode node, INode root)
    {
        if (node.FirstChild is { } child)
        {
            return child;
        }

        while (node != root && node.NextSibling is null)
        {
            node = node.Parent!;
        }

        return node == root ? null : node.NextSibling;
    }

    private static bool IsNamed(string heading)
    {
        var words = 0;
        var first = string.Empty;
        foreach (var range in new WordRanges(heading))
        {
            first = words++ == 0 ? CharacterFolding.Fold(heading[range]) : first;
        }

        return words is > 0 and <= MaxHeadingWords && Headings.Contains(first);
    }
}
