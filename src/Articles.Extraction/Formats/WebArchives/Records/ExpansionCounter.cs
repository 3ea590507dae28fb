namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>Is told what is expanded.</summary>
/// <param name="bytes">How many bytes were expanded just now.</param>
/// <param name="length">How many the member has expanded to so far.</param>
/// <param name="compressedLength">How many compressed bytes of it were taken so far.</param>
internal delegate void ExpansionCounter(int bytes, long length, long compressedLength);
