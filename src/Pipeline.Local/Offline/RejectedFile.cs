using Articles.Extraction;

namespace Pipeline.Local.Offline;

/// <summary>What the offline commands write for a file that is no article.</summary>
internal sealed record RejectedFile(string Name, string? Part, RejectionReason Rejected);
