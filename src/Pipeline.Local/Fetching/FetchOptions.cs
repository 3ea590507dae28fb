namespace Pipeline.Local.Fetching;

/// <summary>The limits of fetching a page.</summary>
internal sealed record FetchOptions
{
    /// <summary>The most bytes of a page, unpacked. Default: 10 MB.</summary>
    public long MaxBytes { get; init; } = 10_000_000;

    /// <summary>The time for the page with its redirects and the <c>robots.txt</c> of each server. Default: 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many redirects are followed. Default: 5.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>Whether addresses of this machine and of private networks are fetched, too. Default: false.</summary>
    public bool AllowPrivate { get; init; }
}
