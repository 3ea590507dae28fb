namespace Pipeline.Local.Offline;

/// <summary>What an offline command writes for one article.</summary>
/// <param name="Text">The article, with a line end.</param>
/// <param name="Opening">What comes before the first article of a file or of standard output; empty for nothing.</param>
internal sealed record OfflineDocument(string Text, string Opening = "")
{
    /// <summary>A line of JSON.</summary>
    public static OfflineDocument Json(string json) => new(json + '\n');
}
