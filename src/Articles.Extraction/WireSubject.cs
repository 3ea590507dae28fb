namespace Articles.Extraction;

/// <summary>A term of a controlled vocabulary.</summary>
/// <param name="Scheme">
/// The vocabulary: <c>medtop</c> (the IPTC's Media Topics), <c>subj</c> (its Subject Codes), another as it is written; null when it is not
/// said.
/// </param>
/// <param name="Code">The term's code in it: <c>20000763</c>.</param>
/// <param name="Name">The term in words; those of the IPTC have their English name where the agency sends none.</param>
public sealed record WireSubject(string? Scheme, string? Code, string? Name);
