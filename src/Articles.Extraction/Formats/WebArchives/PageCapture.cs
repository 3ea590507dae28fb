namespace Articles.Extraction.Formats.WebArchives;

/// <summary>A page as it was at a time. Captures with the same key are the same page.</summary>
/// <param name="Address">The page's address, normalized: the host in lower case, without a default port and without a fragment.</param>
/// <param name="Inner">The key of an entry of a captured feed; null for a page.</param>
/// <param name="CapturedAt">When it was captured; null if the archive does not say.</param>
internal sealed record PageCapture(string Address, string? Inner, DateTimeOffset? CapturedAt)
{
    /// <summary>The key of the page, or entry.</summary>
    public string Key => Inner is null ? Address : Address + '\n' + Inner;

    /// <summary>A capture of an address.</summary>
    public static PageCapture Of(Uri address, string? inner, DateTimeOffset? capturedAt) =>
        new(address.GetLeftPart(UriPartial.Query), inner, capturedAt);
}
