using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats;

/// <summary>Tells a draft by the name of its file alone: Jekyll's folder, and Medium's export, where nothing in the file says so.</summary>
internal static partial class DraftFile
{
    /// <summary>Passes a file whose name does not call it a draft.</summary>
    /// <exception cref="ArticleRejectedException">It does (<c>unknown-status</c>).</exception>
    public static void ThrowIf(InputFile file)
    {
        if (Draft().IsMatch(file.Name))
        {
            throw new ArticleRejectedException(
                RejectionCodes.UnknownStatus,
                $"The file's name, \"{Excerpt.Of(file.Name, 200)}\", is that of a draft (Jekyll, Medium). It is not published; drop it "
                + "again under another name when it is.");
        }
    }

    // _drafts/trams.md; draft_Forty-trams-0123456789ab.html
    [GeneratedRegex(
        @"(\A|[/\\])(_drafts[/\\]|draft_[^/\\]*-[0-9a-f]{10,12}\.html?\z)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Draft();
}
