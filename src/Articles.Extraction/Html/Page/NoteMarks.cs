using System.Buffers;
using AngleSharp.Dom;

namespace Articles.Extraction.Html.Page;

/// <summary>
/// Tells the marks that lead to a note and back, and the signs that link a heading to itself: they stand at the words without being any of
/// them, and at a year they make another year.
/// </summary>
internal static class NoteMarks
{
    private const int MaxMarkLength = 12;
    private const int MaxBracketLength = 40;

    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789*†‡§¶#,.;:-–()[]^ \u00a0\n");
    private static readonly SearchValues<char> Roman = SearchValues.Create("ivxIVX");
    private static readonly string[] ReferenceClasses =
        ["footnote", "noteref", "note-ref", "reference", "endnote", "fn-ref", "fnref", "cite-ref", "citation"];
    private static readonly string[] NoteNames =
        ["fn", "fnref", "ftn", "footnote", "note", "endnote", "edn", "cite_note", "cite-note", "cite"];

    private static readonly string[] BackClasses = ["backref", "back-ref", "backlink", "reversefootnote"];

    /// <summary>Whether a superscript is a mark of a note: it links to one, or stands in brackets.</summary>
    public static bool IsReference(IElement superscript)
    {
        var text = superscript.TextContent.AsSpan().Trim();
        if (text is ['[', .., ']'] && text.Length <= MaxBracketLength)
        {
            return true;
        }

        return IsMark(text) && (IsNamed(superscript, ReferenceClasses)
            || (superscript.QuerySelector("a") is { } link && (LinksHere(link) || IsNamed(link, ReferenceClasses)))
            || (superscript.Closest("a") is { } around && LinksHere(around)));
    }

    /// <summary>Whether a link is the mark of a note, leads back from one, or is the sign behind a heading.</summary>
    /// <param name="link">The link.</param>
    /// <param name="address">Where it leads; null for nowhere.</param>
    /// <param name="inHeading">Whether it stands in a heading.</param>
    public static bool IsMark(IElement link, string? address, bool inHeading)
    {
        if (!HasTarget(address))
        {
            return false;
        }

        var text = link.TextContent.AsSpan().Trim();
        return text.Length <= MaxMarkLength
            && (IsBack(text) || IsNamed(link, BackClasses) || link.GetAttribute("role") is "doc-noteref" or "doc-backlink"
            || (IsMark(text) && IsReference(link, address!, text))
            || (inHeading && IsSign(text)));
    }

    private static bool IsReference(IElement link, string address, ReadOnlySpan<char> text) =>
        IsNamed(link, ReferenceClasses) || link.ChildNodes is [IElement { LocalName: "sup" }]
            || (link.ParentElement is { LocalName: "span" } around && IsNamed(around, ReferenceClasses))
            || (LeadsToNote(address) && (text[0] == '[' || IsGlued(link)));

    /// <summary>#fn5, #footnote-5, #_ftn5, #cite_note-5: a number that leads there is no number of the sentence.</summary>
    private static bool LeadsToNote(string address)
    {
        var name = address.AsSpan(address.IndexOf('#', StringComparison.Ordinal) + 1).TrimStart('_');
        foreach (var word in NoteNames)
        {
            if (name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && name[word.Length..].TrimStart("_-:.") is [>= '0' and <= '9', ..])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Behind a blank it may be a number of the sentence: "see note 5".</summary>
    private static bool IsGlued(IElement link) => link.PreviousSibling is IText { Data: [.., var before] } && !char.IsWhiteSpace(before);

    private static bool LinksHere(IElement link) => link.GetAttribute("role") == "doc-noteref" || HasTarget(link.GetAttribute("href"));

    private static bool HasTarget(string? address) =>
        address is not null && address.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 && at + 1 < address.Length;

    private static bool IsNamed(IElement element, string[] names) =>
        element.ClassName is { Length: > 0 } name && names.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>A number, a letter, a Roman number, a dagger; several with commas.</summary>
    private static bool IsMark(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxMarkLength)
        {
            return false;
        }

        var letters = 0;
        foreach (var c in text)
        {
            if (!Signs.Contains(c))
            {
                letters++;
                if (!char.IsLetter(c))
                {
                    return false;
                }
            }
        }

        return letters <= 1 || text.TrimStart("[(").TrimEnd(")]").IndexOfAnyExcept(Roman) < 0
            || text.StartsWith("note", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("fn", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsBack(ReadOnlySpan<char> text) =>
        text.TrimEnd('\uFE0E').TrimEnd('\uFE0F') is "↩" or "↑" or "^" or "⤴" or "↵" or "⏎" or "⮌" or "⬆" or "↲" or "⮐" or "↥";

    /// <summary>¶, #, §, a chain: anything short without a letter or digit.</summary>
    private static bool IsSign(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                return text is "Permalink" or "permalink" or "link" or "Link" or "anchor";
            }
        }

        return !text.IsEmpty;
    }
}
