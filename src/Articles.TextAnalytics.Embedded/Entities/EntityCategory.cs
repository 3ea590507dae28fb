namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>Azure AI Language's names of entity categories.</summary>
internal static class EntityCategory
{
    public const string Person = "Person";
    public const string PersonType = "PersonType";
    public const string Location = "Location";
    public const string Organization = "Organization";
    public const string Event = "Event";
    public const string Product = "Product";
    public const string DateTime = "DateTime";
    public const string Quantity = "Quantity";
    public const string Email = "Email";
    public const string Url = "URL";
    public const string PhoneNumber = "PhoneNumber";
    public const string IPAddress = "IP";
}
