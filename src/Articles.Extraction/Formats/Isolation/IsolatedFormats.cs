using Articles.Extraction.Formats.Pdf;

namespace Articles.Extraction.Formats.Isolation;

/// <summary>The formats whose parsers can end a process: they are read in one of their own.</summary>
internal static class IsolatedFormats
{
    /// <summary>PDF.</summary>
    public const string Pdf = "pdf";

    /// <summary>The readers, as they are in the process that reads.</summary>
    public static IReadOnlyDictionary<string, IFormatReader<InputFile>> Create() =>
        new Dictionary<string, IFormatReader<InputFile>> { [Pdf] = new PdfReader() };
}
