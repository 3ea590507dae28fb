
namespace Articles.Extraction.FlatText;

/// <summary>Tells pages that hold an article from menus, link lists, sign-in forms and error pages.</summary>
internal static class ArticleCheck
{
    private const int MinWords = 25;
    private const int MinProse = 12;

    /// <summary>Rejects a page whose body is too little for even a news brief.</summary>
    /// <exception cref="ArticleRejectedException">
    /// Code <c>no-article</c>, whose message says what was found instead; or <c>empty</c>.
    /// </exception>
    public static void ThrowIfNone(TaggedPage page)
    {
        if (page.Blocks.Count == 0)
        {
            throw new ArticleRejectedException(RejectionCodes.Empty, "The text is empty or holds only white space.");
        }

        var (words, prose) = (0, 0);
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            if (page.States[i] == BlockState.Body)
            {
                words += page.Blocks[i].Words;
                prose += page.Blocks[i].IsProse || page.Blocks[i].Words >= 12 ? page.Blocks[i].Words : 0;
            }
        }

        // A list or a table of results counts when it is long.
        if ((words >= MinWords && prose >= MinProse) || words >= MinWords * 3)
        {
            return;
        }

        throw new ArticleRejectedException(RejectionCodes.NoArticle, Describe(page.Blocks, words));
    }

    private static string Describe(List<TextBlock> blocks, int words)
    {
        var total = blocks.Sum(block => block.Words);
        return $"No article was found in {blocks.Count} lines with {total} words: {Kind(blocks, total)}. The longest body found has {words}"
            + $" words; at least {MinWords} in sentences are needed.";
    }

    private static string Kind(List<TextBlock> blocks, int total)
    {
        if (IsErrorPage(blocks, total))
        {
            return "it reads like an error page";
        }

        if (IsForm(blocks, total))
        {
            return "it reads like a sign-in form";
        }

        var labels = blocks.Count(block => block.Type is BlockType.Boilerplate or BlockType.Label or BlockType.Headline);
        return labels * 10 >= blocks.Count * 7 ? "nearly all lines are menu items or links" : "there is too little running text";
    }

    private static bool IsErrorPage(List<TextBlock> blocks, int total) =>
        total < 150
            && blocks.Exists(
            block =>
            block.Words <= 12
            && (block.Text.Contains("404", StringComparison.Ordinal) || block.Text.Contains("403", StringComparison.Ordinal)
            || block.Text.Contains("500", StringComparison.Ordinal) || block.Text.Contains("not found", StringComparison.OrdinalIgnoreCase)
            || block.Text.Contains("forbidden", StringComparison.OrdinalIgnoreCase)
                || block.Text.Contains("access denied", StringComparison.OrdinalIgnoreCase)));

    private static bool IsForm(List<TextBlock> blocks, int total) =>
        total < 150
            && blocks.Exists(
            block =>
            block.Text.Contains("password", StringComparison.OrdinalIgnoreCase)
            || block.Text.Contains("passwort", StringComparison.OrdinalIgnoreCase)
            || block.Text.Contains("mot de passe", StringComparison.OrdinalIgnoreCase)
                || block.Text.Contains("contraseña", StringComparison.OrdinalIgnoreCase)
            || block.Text.Contains("пароль", StringComparison.OrdinalIgnoreCase));
}
