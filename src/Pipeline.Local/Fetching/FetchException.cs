namespace Pipeline.Local.Fetching;

/// <summary>A page was not fetched; the message says why and what to do.</summary>
internal sealed class FetchException(string message, Exception? inner = null) : IOException(message, inner);
