namespace Articles.Extraction;

/// <summary>A picture that an agency sends with a text.</summary>
/// <param name="Id">Its own id.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Credit">Who took it, or whom to name.</param>
/// <param name="Address">Where it lies, absolute http(s).</param>
public sealed record WirePicture(string? Id, string? Caption, string? Credit, string? Address);
