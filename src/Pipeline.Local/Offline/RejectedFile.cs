using Articles.Extraction;

namespace Pipeline.Local.Offline;

/// <summary>The output of the offline commands for a file that is not an article.</summary>
internal sealed record RejectedFile(string Name, string? Part, RejectionReason Rejected);
