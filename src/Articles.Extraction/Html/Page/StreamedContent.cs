using System.Buffers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Articles.Extraction.Html.Page;

/// <summary>
/// Puts what React 18 streams behind the page (<c>div hidden id="S:0"</c>) where its script would: at the template <c>B:0</c>, in place of
/// what is shown until then.
/// </summary>
internal static class StreamedContent
{
    private const string Call = "$RC(";
    private const string Segment = "<div hidden id=\"S:";

    // Both are looked for at once, the segment by its rarest part.
    private static readonly SearchValues<string> Signs = SearchValues.Create([Call, "\"S:"], StringComparison.Ordinal);

    /// <summary>Whether the page has any.</summary>
    public static bool IsIn(string html) =>
        html.AsSpan().ContainsAny(Signs)
            && (html.Contains(Call, StringComparison.Ordinal) || html.Contains(Segment, StringComparison.Ordinal));

    /// <summary>Moves it.</summary>
    /// <param name="document">The page, with its comments: one ends what is shown until then.</param>
    public static void Place(IHtmlDocument document)
    {
        foreach (var segment in document.QuerySelectorAll("[hidden][id^='S:']").ToList())
        {
            segment.RemoveAttribute("hidden");
            if (document.GetElementById("B:" + segment.Id![2..]) is not { Parent: { } parent } boundary
                || boundary.Ancestors().Contains(segment)
                || !HasEnd(boundary))
            {
                continue;
            }

            while (boundary.NextSibling is { } shown && shown is not IComment { Data: "/$" })
            {
                parent.RemoveChild(shown);
            }

            parent.InsertBefore(segment, boundary);
        }
    }

    private static bool HasEnd(INode boundary)
    {
        for (var next = boundary.NextSibling; next is not null; next = next.NextSibling)
        {
            if (next is IComment { Data: "/$" })
            {
                return true;
            }
        }

        return false;
    }
}
