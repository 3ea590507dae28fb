namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>Looks at a part of a sentence.</summary>
/// <param name="first">Index of its first token.</param>
/// <param name="last">Index after its last token.</param>
/// <param name="features">The tokens' features.</param>
internal delegate void SegmentVisitor(int first, int last, SentenceFeatures features);
