namespace Articles.Client;

/// <summary>A picture that comes with an item.</summary>
public sealed record WirePicture
{
    /// <summary>The agency's id of it.</summary>
    public string? Id { get; init; }

    /// <summary>The caption.</summary>
    public string? Caption { get; init; }

    /// <summary>The credit line.</summary>
    public string? Credit { get; init; }

    /// <summary>Its address, or the name of its file.</summary>
    public string? Address { get; init; }
}
