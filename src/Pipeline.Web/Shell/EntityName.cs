namespace Pipeline.Web.Shell;

/// <summary>Entities as filters and facets have them, <c>Category:Name</c>, taken apart for people.</summary>
internal static class EntityName
{
    private static readonly string[] Order =
        ["Person", "Organization", "Location", "Event", "Product", "PersonType", "DateTime", "Quantity"];

    /// <summary>The category; null for a name alone.</summary>
    public static string? CategoryOf(string value) => Colon(value) is > 0 and var colon ? value[..colon] : null;

    /// <summary>The name.</summary>
    public static string NameOf(string value) => Colon(value) is > 0 and var colon ? value[(colon + 1)..] : value;

    /// <summary>What it is called beside its name: the category in words.</summary>
    public static string LabelOf(string value) => CategoryOf(value) is { } category ? Word(category) : "Entity";

    /// <summary>What a list of entities of a category is called.</summary>
    public static string Heading(string? category) => category switch
    {
        null => "Entities",
        "Person" => "People",
        "PersonType" => "Roles",
        "Location" => "Places",
        "Organization" => "Organizations",
        "Event" => "Events",
        "Product" => "Products",
        "DateTime" => "Times",
        "Quantity" => "Quantities",
        _ => Word(category),
    };

    /// <summary>Where a category stands in a list of them: what news is about first, times and quantities last.</summary>
    public static int PlaceOf(string? category) => Array.IndexOf(Order, category) is >= 0 and var place ? place : Order.Length - 2;

    /// <summary>A category in a word.</summary>
    public static string Word(string category) => category switch
    {
        "PersonType" => "Role",
        "Location" => "Place",
        "DateTime" => "Time",
        "PhoneNumber" => "Phone number",
        "URL" => "Address",
        _ => category,
    };

    /// <summary>A category as part of a CSS class.</summary>
    public static string ClassOf(string category) => new([.. category.ToLowerInvariant().Where(char.IsAsciiLetter)]);

    // Only what can be a category: "12:30" and "http://…" are names.
    private static int Colon(string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && value.AsSpan(0, colon).ContainsAnyExcept(Letters) ? -1 : colon;
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
}
