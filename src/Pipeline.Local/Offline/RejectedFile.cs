using Articles.Extraction;

namespace Pipeline.Local.Offline;

/// <summary>The output of the offline commands for a file, or a part of one, that is not an article.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Part">The part's key, if it is one.</param>
/// <param name="Rejected">The reason.</param>
/// <param name="CanonicalUrl">The address of a page in a web archive, or what the file declares; null if none is known.</param>
internal sealed record RejectedFile(string Name, string? Part, RejectionReason Rejected, string? CanonicalUrl = null);
