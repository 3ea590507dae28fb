namespace Articles.Extraction.Formats.Xml;

/// <summary>Where an item lies in a feed's text.</summary>
/// <param name="Start">The start of its tag.</param>
/// <param name="End">After its end tag, or where the next item begins.</param>
/// <param name="IsClosed">Whether it has an end tag.</param>
internal readonly record struct FeedSection(int Start, int End, bool IsClosed);
