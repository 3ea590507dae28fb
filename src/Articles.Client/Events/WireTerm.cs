namespace Articles.Client;

/// <summary>A term of a vocabulary.</summary>
public sealed record WireTerm
{
    /// <summary>The vocabulary: <c>medtop</c> (the IPTC's Media Topics), <c>subj</c> (its Subject Codes) or another.</summary>
    public string? Scheme { get; init; }

    /// <summary>Its code in the vocabulary.</summary>
    public string? Code { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the agency did not send this term, but a narrower one.</summary>
    public bool IsBroader { get; init; }
}
