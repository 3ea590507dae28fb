namespace Articles.Extraction;

/// <summary>Facts about news agencies that are not in their items.</summary>
public sealed class WireOptions
{
    /// <summary>
    /// The agencies, by the provider's name in their items (<c>STT</c>, <c>nprov:dpa</c>); letter case does not count, and a prefix before
    /// a colon may be left out. These settings take precedence over the built-in ones.
    /// </summary>
    public Dictionary<string, WireProviderOptions> Providers { get; init; } = new(StringComparer.OrdinalIgnoreCase);
}
