namespace Articles.Extraction.Evidence;

/// <summary>The place (and agency) that opens an agency story: <c>WASHINGTON (AP) — </c>.</summary>
/// <param name="Agency">The agency named in it, or null.</param>
/// <param name="Length">How many characters of the text it takes, with the dash and the blank after it.</param>
internal readonly record struct Dateline(string? Agency, int Length);
