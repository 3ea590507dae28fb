namespace Articles.TextAnalytics.Results;

/// <summary>One mention of an entity, in Azure AI Language's terms.</summary>
/// <param name="Text">The mention as written: <c>text.Substring(Offset, Length)</c>.</param>
/// <param name="Category">Azure's category: Person, PersonType, Location, Organization, Event, Product, DateTime, Quantity, Email, URL,
/// PhoneNumber, Address, IP, Skill.</param>
/// <param name="Subcategory">Azure's subcategory (GPE, Structural, Date, Currency…), or null.</param>
/// <param name="Offset">Start, in UTF-16 code units.</param>
/// <param name="Length">Length, in UTF-16 code units.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record TextEntity(string Text, string Category, string? Subcategory, int Offset, int Length, double Confidence)
{
    /// <summary>
    /// Whether the mention is at <paramref name="offset"/> of a text, so that a wrong offset of a provider is not recorded.
    /// </summary>
    internal bool IsAt(string text, int offset) =>
        Length > 0 && offset >= 0 && offset <= text.Length - Length && text.AsSpan(offset, Length).SequenceEqual(Text);
}
