namespace Pipeline.Articles.Enrichment.Embedded.Entities.Tagging;

/// <summary>Looks at a part of a sentence.</summary>
/// <param name="first">Index of its first token.</param>
/// <param name="last">Index after its last token.</param>
/// <param name="featuresOf">Gives a token's features; they are overwritten by the next call.</param>
internal delegate void SegmentVisitor(int first, int last, TokenFeatureSource featuresOf);

/// <summary>The features of the token at an index.</summary>
internal delegate ReadOnlySpan<uint> TokenFeatureSource(int token);
