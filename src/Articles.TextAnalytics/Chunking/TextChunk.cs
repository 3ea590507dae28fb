namespace Articles.TextAnalytics.Chunking;

/// <summary>A chunk of an article's text that fits into one document of a request.</summary>
/// <param name="Offset">Where it starts in the article's text, in UTF-16 code units.</param>
/// <param name="Text">The chunk's text.</param>
internal sealed record TextChunk(int Offset, string Text);
