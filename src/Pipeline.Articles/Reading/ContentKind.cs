namespace Pipeline.Articles.Reading;

/// <summary>Which of the two cleaners a document is for.</summary>
public enum ContentKind
{
    /// <summary>Markup, for the HTML cleaner.</summary>
    Html,

    /// <summary>Lines of text, for the flattened-text cleaner.</summary>
    Text,
}
