namespace Articles.Extraction.Formats.Fields;

/// <summary>When a text expires, as a field beside it says: it must not be published after that.</summary>
/// <param name="At">The time, UTC; null when it cannot be read.</param>
/// <param name="Statement">The field that states it.</param>
internal sealed record DeclaredExpiry(DateTimeOffset? At, WireStatement Statement)
{
    /// <summary>The first of several to end; one whose time cannot be read comes before all others. Null without any.</summary>
    public static DeclaredExpiry? First(IEnumerable<DeclaredExpiry?> expiries) =>
        expiries.OfType<DeclaredExpiry>().MinBy(expiry => expiry.At ?? DateTimeOffset.MinValue);
}
