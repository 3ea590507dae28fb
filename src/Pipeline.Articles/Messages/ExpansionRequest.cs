using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Messages;

/// <summary>
/// The message in <see cref="StorageNames.ToExpand"/>: clean a range of the records of a crawl archive. The ranges follow each other; each
/// names the one behind it when it knows where it ends.
/// </summary>
/// <param name="Name">The archive's name in the inbox.</param>
/// <param name="Run">The run over the archive: the revision in its row. A message of an earlier run is dropped.</param>
/// <param name="Range">The range's number, from 0.</param>
/// <param name="After">
/// The place of the record before the range, as <see cref="ItemVersion.Place"/>; null for the archive's start.
/// </param>
/// <param name="Expanded">How many bytes the archive has expanded to up to there, if it is compressed.</param>
/// <param name="Attempt">How often the message was sent before the archive's row said that the run has begun.</param>
/// <param name="TraceParent">W3C Trace Context <c>traceparent</c> of the sender, or null.</param>
public sealed record ExpansionRequest(
    string Name, Revision Run, int Range = 0, string? After = null, long Expanded = 0, int Attempt = 0, string? TraceParent = null);
