using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats;

/// <summary>Tells a draft by the name of its file alone: Jekyll's folder, Medium's export, and what people write there.</summary>
internal static partial class DraftFile
{
    /// <summary>
    /// Passes a file whose name does not call it a draft: "report DRAFT v2.docx" does, where the name is not all in capitals.
    /// </summary>
    /// <exception cref="ArticleRejectedException">It does (<c>unknown-status</c>).</exception>
    public static void ThrowIf(InputFile file)
    {
        var name = Path.GetFileNameWithoutExtension(file.Name);
        if (Draft().IsMatch(file.Name) || (Word().IsMatch(name) && name.Any(char.IsLower)))
        {
            throw new ArticleRejectedException(
                RejectionCodes.UnknownStatus,
                $"The file's name, \"{Excerpt.Of(file.Name, 200)}\", is that of a draft. It is not published; drop it again "
                + "under another name when it is.");
        }
    }

    [GeneratedRegex(
        @"(\A|[ _.(\[-])(DRAFT|ENTWURF|BROUILLON|BORRADOR|BOZZA|RASCUNHO|UTKAST|UDKAST|LUONNOS)([ _-]?v?\d{1,3}(\.\d{1,3})?)?"
        + @"([ _.)\]-]|\z)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // _drafts/trams.md; draft_Forty-trams-0123456789ab.html
    [GeneratedRegex(
        @"(\A|[/\\])(_drafts[/\\]|draft_[^/\\]*-[0-9a-f]{10,12}\.html?\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Draft();
}
