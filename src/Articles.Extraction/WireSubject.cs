namespace Articles.Extraction;

/// <summary>A term of a controlled vocabulary.</summary>
/// <param name="Scheme">The vocabulary, as it is written: <c>medtop</c>, <c>IPTC</c>, an address; null when it is not said.</param>
/// <param name="Code">The term's code in it: <c>20000763</c>.</param>
/// <param name="Name">The term in words.</param>
public sealed record WireSubject(string? Scheme, string? Code, string? Name);
