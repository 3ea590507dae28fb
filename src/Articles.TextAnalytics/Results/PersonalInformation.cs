namespace Articles.TextAnalytics.Results;

/// <summary>A document's personal information. The caller redacts the whole article.</summary>
/// <param name="Mentions">
/// All of them, including overlapping ones, because a mention that is missing here is not masked. Categories are those of Azure AI
/// Language's PII (<c>Person</c>, <c>PhoneNumber</c>, <c>Email</c>, <c>Address</c>, <c>IPAddress</c>, <c>CreditCardNumber</c>…).
/// </param>
public sealed record PersonalInformation(IReadOnlyList<TextEntity> Mentions);
