using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Markdown;

namespace Articles.Extraction.Formats.PlainText;

/// <summary>Reads plain text as it is: what no other reader recognised.</summary>
internal sealed partial class PlainTextReader : IFormatReader<DecodedFile>
{
    private const int Start = 16 * 1024;

    public bool Recognizes(DecodedFile input) => true;

    /// <summary>Whether a text is RTF; made of HTML mail, it has that in it as well.</summary>
    public static bool IsRtf(string text) => text.AsSpan().TrimStart("\uFEFF \t\r\n\0").StartsWith(@"{\rtf", StringComparison.Ordinal);

    public IEnumerable<SourceDocument> Read(DecodedFile input, ReadingRun run)
    {
        if (IsRtf(input.Text))
        {
            throw new ArticleRejectedException(
                RejectionCodes.UnsupportedFormat, "This is RTF, which is not read. Save it as docx, PDF or HTML.");
        }

        if (MovableType().IsMatch(input.Text.AsSpan(0, Math.Min(input.Text.Length, Start))))
        {
            throw new ArticleRejectedException(
                RejectionCodes.UnsupportedFormat,
                "This is an export of Movable Type, whose entries and drafts are not told apart here. Export them as RSS or Atom.");
        }

        if (NonArticle.Identify(input) is { } what)
        {
            throw new ArticleRejectedException(RejectionCodes.NotAnArticle, what);
        }

        var release = FrontMatter.ReleaseOfHeader(input.Text);
        return release.Rejection is { } unreleased
            ? throw new ArticleRejectedException(unreleased.Code, unreleased.Message)
            : [release.Apply(run.Document(SourceFormat.Text, ContentKind.Text, input.Text, input.Charset), run.Now)];
    }

    // "STATUS: Draft", and the parts of an entry between lines of five hyphens.
    [GeneratedRegex(
        @"(\A|\n)STATUS:[^\n]*\n([^\n]*\n)*-----[ \t]*\r?\n(BODY|EXTENDED BODY|EXCERPT):",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MovableType();
}
