namespace Articles.Extraction.Html.Body;

/// <summary>Tells a site's own links from those to other sites.</summary>
/// <param name="address">Where the page stands, or null: then no link is known to lead away.</param>
internal sealed class SiteLinks(string? address)
{
    private readonly string? _site = SiteOf(address);

    /// <summary>Whether the link leads to another site.</summary>
    public bool LeadsAway(string? link) =>
        _site is not null && Uri.TryCreate(link, UriKind.Absolute, out var target) && target.Scheme is "http" or "https"
            && !target.Host.EndsWith(_site, StringComparison.OrdinalIgnoreCase);

    /// <summary>The labels of the host that all of the site's end with: two, or three below a country's <c>co.uk</c>.</summary>
    private static string? SiteOf(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var labels = uri.Host.Split('.');
        var count = labels is [.., { Length: <= 3 }, { Length: 2 }] ? 3 : 2;
        return labels.Length < 2 ? null : string.Join('.', labels[^Math.Min(count, labels.Length)..]);
    }
}
