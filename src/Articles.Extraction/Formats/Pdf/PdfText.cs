using System.Text;
using System.Text.RegularExpressions;

namespace Articles.Extraction.Formats.Pdf;

/// <summary>Joins lines to paragraphs, across columns and pages where a sentence continues, and undoes hyphenation.</summary>
internal static partial class PdfText
{
    /// <summary>A first line is indented by at least so much of the type's size.</summary>
    private const double Indent = 0.5;

    /// <summary>A last line ends at least so far from the block's right edge, as a share of its width.</summary>
    private const double ShortLine = 0.15;

    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    /// <returns>The paragraphs, separated by blank lines.</returns>
    public static string Join(IReadOnlyList<PdfPage> pages)
    {
        var paragraphs = new List<StringBuilder>();
        var hyphenated = HyphenatedWords(pages);
        foreach (var block in pages.SelectMany(page => page.Blocks))
        {
            PdfLine? previous = null;
            foreach (var line in block.Lines)
            {
                if (paragraphs.Count > 0 && (previous is null ? GoesOn(paragraphs[^1], line) : !StartsParagraph(line, previous, block)))
                {
                    Append(paragraphs[^1], line.Text, hyphenated);
                }
                else
                {
                    paragraphs.Add(new StringBuilder(line.Text));
                }

                previous = line;
            }
        }

        return WithoutLigatures(string.Join("\n\n", paragraphs));
    }

    /// <summary>Ligatures are forms of the type (U+FB00 to U+FB06), not letters that somebody wrote.</summary>
    private static string WithoutLigatures(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uFB00', '\uFB06'))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c is >= '\uFB00' and <= '\uFB06' ? plain.Append(Ligatures[c - '\uFB00']) : plain.Append(c);
        }

        return plain.ToString();
    }

    /// <summary>Whether a sentence that a column or page broke continues in another block.</summary>
    private static bool GoesOn(StringBuilder paragraph, PdfLine line) =>
        char.IsLower(line.Text[0]) && (char.IsLetter(paragraph[^1]) || paragraph[^1] is ',' or '-' or '\u00AD' or ';');

    private static bool StartsParagraph(PdfLine line, PdfLine previous, PdfBlock block) =>
        EndsSentence(previous.Text)
        && ((line.Left > block.Left + (Indent * line.Size) && previous.Left <= block.Left + (Indent * previous.Size))
            || (previous.Right < block.Right - (ShortLine * (block.Right - block.Left)) && !char.IsLower(line.Text[0])));

    private static bool EndsSentence(string text) =>
        text.TrimEnd('"', '”', '’', '»', ')', ']') is [.., '.' or '!' or '?' or ':' or '…' or '。' or '؟' or '।'];

    private static void Append(StringBuilder paragraph, string line, HashSet<string> hyphenated)
    {
        if (paragraph[^1] is '-' or '\u00AD' or '\u2010' && paragraph.Length > 1 && char.IsLetter(paragraph[^2]) && char.IsLower(line[0]))
        {
            // "well-" + "known": the hyphen stays where the document writes the word with one elsewhere.
            var soft = paragraph[^1] == '\u00AD';
            var word = LastWord(paragraph) + FirstWord().Match(line).Value;
            if (soft || !hyphenated.Contains(word))
            {
                paragraph.Length--;
            }
        }
        else if (!(IsCjk(paragraph[^1]) && IsCjk(line[0])))
        {
            paragraph.Append(' ');
        }

        paragraph.Append(line);
    }

    private static HashSet<string> HyphenatedWords(IReadOnlyList<PdfPage> pages) =>
        [.. pages.SelectMany(page => page.Blocks).SelectMany(block => block.Lines).SelectMany(line => Hyphenated().Matches(line.Text))
            .Select(match => match.Value)];

    private static string LastWord(StringBuilder paragraph)
    {
        var start = paragraph.Length - 1;
        while (start > 0 && (char.IsLetter(paragraph[start - 1]) || paragraph[start - 1] == '-'))
        {
            start--;
        }

        return paragraph.ToString(start, paragraph.Length - start);
    }

    private static bool IsCjk(char character) =>
        character is >= '\u2E80' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00'
        and <= '\uFFEF';

    [GeneratedRegex(@"\p{L}+(-\p{L}+)+", RegexOptions.NonBacktracking)]
    private static partial Regex Hyphenated();

    [GeneratedRegex(@"\A[\p{L}-]+", RegexOptions.NonBacktracking)]
    private static partial Regex FirstWord();
}
