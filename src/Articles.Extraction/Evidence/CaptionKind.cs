namespace Articles.Extraction.Evidence;

/// <summary>What a line that belongs to a picture says.</summary>
internal enum CaptionKind
{
    /// <summary>It belongs to no picture.</summary>
    None,

    /// <summary>What the picture shows, with or without its credit.</summary>
    Caption,

    /// <summary>Only whose picture it is.</summary>
    Credit,
}
