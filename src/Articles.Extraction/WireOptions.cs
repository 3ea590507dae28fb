namespace Articles.Extraction;

/// <summary>What is known of news agencies beside what their items say.</summary>
public sealed class WireOptions
{
    /// <summary>
    /// The agencies, by the name that their items have as the provider (<c>STT</c>, <c>nprov:dpa</c>); letter case does not count, and what
    /// stands before a colon may be left out. What is given here goes before what is known of an agency by itself.
    /// </summary>
    public Dictionary<string, WireProviderOptions> Providers { get; init; } = new(StringComparer.OrdinalIgnoreCase);
}
