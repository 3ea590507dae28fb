namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>An entity as a filter names it: <c>Name</c>, <c>Category:Name</c> or <c>Category:*</c>.</summary>
internal static class EntityReference
{
    // Of Azure AI Language
    // (https://learn.microsoft.com/azure/ai-services/language-service/named-entity-recognition/concepts/named-entity-categories); the
    // embedded analytics give some of them.
    private static readonly string[] Categories =
    [
        "Person", "PersonType", "Location", "Organization", "Event", "Product", "Skill", "Address", "PhoneNumber", "Email", "URL", "IP",
        "DateTime", "Quantity",
    ];

    /// <summary>
    /// The error in an entity, as the end of a sentence that starts with its place; null if there is none. A name may contain a colon
    /// (<c>Mission: Impossible</c>), so a text before a colon counts as a category only if it resembles one, or precedes <c>:*</c>.
    /// </summary>
    public static string? Fault(string text)
    {
        if (text.IndexOf(':', StringComparison.Ordinal) is var colon && colon <= 0 || colon == text.Length - 1)
        {
            return null;
        }

        var (category, name) = (text[..colon], text[(colon + 1)..]);
        if (Categories.Contains(category, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var meant = NearestName.Of(category, Categories);
        return name == "*" || (meant is not null && !char.IsWhiteSpace(name[0]))
            ? $"names the category '{Excerpt.Of(category, 64)}', which is not known{NearestName.Hint(category, Categories)} Allowed are "
                + string.Join(", ", Categories)
            : null;
    }
}
