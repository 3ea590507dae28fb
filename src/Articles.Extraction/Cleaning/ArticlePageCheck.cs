using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.Cleaning;

/// <summary>Distinguishes short articles from pages that are not articles.</summary>
internal static partial class ArticlePageCheck
{
    // A news brief is a sentence or two.
    private const int MinWords = 25;

    // An error page explains itself, but not at length.
    private const int MaxErrorPageWords = 150;

    /// <summary>Passes a text that is not plainly data.</summary>
    /// <exception cref="ArticleRejectedException">It is.</exception>
    public static void ThrowIfData(string text)
    {
        if (DataFile.Identify(text) is { } what)
        {
            throw new ArticleRejectedException(RejectionCodes.NotAnArticle, what);
        }
    }

    /// <summary>Passes what reads as an article.</summary>
    /// <exception cref="ArticleRejectedException">It does not.</exception>
    public static void ThrowIfNotArticle(CleanedContent content)
    {
        var words = WordCount.UpTo(content.Text, MaxErrorPageWords + 1);
        if (words <= MaxErrorPageWords && content.Title is { } title && ErrorTitle().IsMatch(title))
        {
            throw new ArticleRejectedException(
                RejectionCodes.ErrorPage,
                $"The page says \"{Cut(title)}\": the site answered with an error page in place of the article. Fetch it again.");
        }

        if (words <= MaxErrorPageWords && content.Title is { } heading && LoginTitle().IsMatch(heading))
        {
            throw new ArticleRejectedException(
                RejectionCodes.LoginPage,
                $"The page says \"{Cut(heading)}\": the site asked to sign in in place of showing the article. Fetch it signed in.");
        }

        if (words < MinWords && content.UnreadScripts is [var script, ..])
        {
            throw new ArticleRejectedException(
                RejectionCodes.NoArticle,
                $"No article was found: {words} words of running text are left of the page. The script \"{script}\" holds sentences, but "
                + "none that the page's headline is said of. Save the page as the browser shows it.");
        }

        if (words < MinWords)
        {
            throw new ArticleRejectedException(
                RejectionCodes.NoArticle,
                $"No article was found: {words} words of running text are left of {content.BlocksKept + content.BlocksDropped} blocks, an "
                    + $"article has at least {MinWords}. " +
                "If there is one, `clean --explain` shows what was left out and why.");
        }
    }

    private static string Cut(string text) => text.Length <= 80 ? text : Excerpt.Of(text, 80) + "…";

    [GeneratedRegex(
        @"^\W*(?:(?:please )?(?:sign|log)[ -]?(?:in|on)|login|anmelden|einloggen|se connecter|connexion|iniciar sesión|accedi|inloggen"
        + @"|войти|ログイン|登录)\b.{0,40}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LoginTitle();

    [GeneratedRegex(
        @"^\W*(?:(?:error|http|fehler)\W*)?(?:40[0-9]|410|50[0-4])\b|\b(?:page|file|story|article) (?:was |is |could |can)?(?:not|n't"
        + @"|never)(?: be)? (?:found|available)|\bnot found\W*$|access denied|forbidden|seite nicht gefunden|page (?:introuvable"
        + @"|non trouvée)|página no encontrada|página não encontrada|pagina non trovata|pagina niet gevonden|service unavailable"
        + @"|are you a robot|just a moment",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ErrorTitle();
}
