namespace Articles.Extraction;

/// <summary>A picture that an agency sends with a text.</summary>
/// <param name="Id">The picture's id.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Credit">The photographer, or the credit to name.</param>
/// <param name="Address">Its URL, absolute http(s).</param>
public sealed record WirePicture(string? Id, string? Caption, string? Credit, string? Address);
