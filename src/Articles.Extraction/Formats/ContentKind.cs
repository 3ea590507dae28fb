namespace Articles.Extraction.Formats;

/// <summary>Which of the two cleaners a document is for.</summary>
internal enum ContentKind
{
    /// <summary>Markup, for the HTML cleaner.</summary>
    Html,

    /// <summary>Lines of text, for the flattened-text cleaner.</summary>
    Text,
}
