namespace Articles.Extraction;

/// <summary>A term of a controlled vocabulary.</summary>
/// <param name="Scheme">
/// The vocabulary: <c>medtop</c> (the IPTC's Media Topics), <c>subj</c> (its Subject Codes), or another, as written; null if none is given.
/// </param>
/// <param name="Code">The term's code in the vocabulary: <c>20000763</c>.</param>
/// <param name="Name">The term's name. A term of the IPTC has its English name if the agency sends none.</param>
public sealed record WireSubject(string? Scheme, string? Code, string? Name);
