namespace Articles.Extraction;

/// <summary>A <see cref="WebArchive"/> is over a limit; the rest of it is not read.</summary>
/// <param name="message">Which limit, and what to do; a sentence.</param>
public sealed class WebArchiveLimitException(string message) : Exception(message);
