namespace Articles.Extraction.Formats.Fields;

/// <summary>When a text expires, as a field beside it says: it must not be published after that.</summary>
/// <param name="At">The time, UTC; null when it cannot be read.</param>
/// <param name="Statement">The field that states it.</param>
internal sealed record DeclaredExpiry(DateTimeOffset? At, WireStatement Statement);
