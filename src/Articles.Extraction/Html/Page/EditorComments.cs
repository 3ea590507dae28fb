using System.Buffers;
using AngleSharp.Html.Dom;

namespace Articles.Extraction.Html.Page;

/// <summary>
/// Takes off what editors remark in a document, as programs write it behind the text when it is saved as a page: Google Docs
/// (<c>a id="cmnt1"</c>) and Word (<c>mso-element:comment-list</c>). It is not for readers.
/// </summary>
internal static class EditorComments
{
    private static readonly SearchValues<string> Signs =
        SearchValues.Create(["#cmnt_ref", "msocomtxt", "msocomanchor", "mso-element:comment"], StringComparison.Ordinal);

    /// <summary>Whether the page has any.</summary>
    public static bool AreIn(string html) => html.AsSpan().ContainsAny(Signs);

    /// <summary>Removes the remarks and what leads to them.</summary>
    public static void Remove(IHtmlDocument document)
    {
        foreach (var back in document.QuerySelectorAll("a[id^='cmnt'][href^='#cmnt_ref']").ToList())
        {
            var box = back.Closest("div");
            var isBox = box is not null && box.FirstElementChild?.Contains(back) == true && box.QuerySelector("a[id^='cmnt_ref']") is null;
            (isBox ? box : back.ParentElement)?.Remove();
        }

        const string Word = "a[id^='cmnt_ref'], .msocomtxt, .msocomanchor, [style*='mso-element:comment-list']";
        foreach (var remark in document.QuerySelectorAll(Word).ToList())
        {
            remark.Remove();
        }
    }
}
