namespace Articles.TextAnalytics.Requests;

/// <summary>Text records that a request may cost.</summary>
/// <param name="Day">The day that they count for, UTC.</param>
/// <param name="TextRecords">How many.</param>
internal readonly record struct Reservation(DateOnly Day, int TextRecords);
