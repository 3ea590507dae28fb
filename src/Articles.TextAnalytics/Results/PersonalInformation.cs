namespace Articles.TextAnalytics.Results;

/// <summary>A document's personal information. The redacted text is made above, over the whole article.</summary>
/// <param name="Mentions">
/// All of them, also those that overlap: what is not here is not masked. Categories are those of Azure AI Language's PII (<c>Person</c>, <c>PhoneNumber</c>,
/// <c>Email</c>, <c>Address</c>, <c>IPAddress</c>, <c>CreditCardNumber</c>…).
/// </param>
public sealed record PersonalInformation(IReadOnlyList<TextEntity> Mentions);
