namespace Pipeline.Articles.Reading;

/// <summary>The codes with which reading rejects; see <see cref="RejectionReason.Code"/>. Programs rely on them: they do not change.</summary>
internal static class RejectionCodes
{
    /// <summary>No bytes, or nothing but white space.</summary>
    public const string Empty = "empty";

    /// <summary>A picture, a program, an archive of an unknown kind, or bytes that are text in no character set.</summary>
    public const string Binary = "binary";

    /// <summary>A document, but of a format that is not read: a spreadsheet, RTF, XML of an unknown vocabulary.</summary>
    public const string UnsupportedFormat = "unsupported-format";

    /// <summary>Readable, but no article: a sitemap, a list of feeds, robots.txt, a style sheet, a feed without items.</summary>
    public const string NotAnArticle = "not-an-article";

    /// <summary>An article's envelope without text in it: fields, pages or paragraphs that are missing or empty.</summary>
    public const string NoText = "no-text";

    /// <summary>Over <see cref="ReadingOptions.MaxBytes"/> or <see cref="ReadingOptions.MaxPdfPages"/>.</summary>
    public const string TooLarge = "too-large";

    /// <summary>Over <see cref="ReadingOptions.MaxArchiveDepth"/> or <see cref="ReadingOptions.MaxNesting"/>.</summary>
    public const string TooDeep = "too-deep";

    /// <summary>Over <see cref="ReadingOptions.MaxArticles"/>.</summary>
    public const string TooManyArticles = "too-many-articles";

    /// <summary>Over <see cref="ReadingOptions.MaxExpandedBytes"/> or <see cref="ReadingOptions.MaxArchiveEntries"/>, or an archive bomb. Rejects the whole file.</summary>
    public const string ArchiveTooLarge = "archive-too-large";

    /// <summary>A password is needed.</summary>
    public const string Encrypted = "encrypted";

    /// <summary>Ended the process that read it, twice: its parser overflowed its stack, or failed.</summary>
    public const string ReaderCrashed = "reader-crashed";

    /// <summary>Over <see cref="ReadingOptions.MaxReaderMemory"/>.</summary>
    public const string ReaderMemory = "reader-memory";

    public const string MalformedGzip = "malformed-gzip";
    public const string MalformedZip = "malformed-zip";
    public const string MalformedJson = "malformed-json";
    public const string MalformedXml = "malformed-xml";
    public const string MalformedMail = "malformed-mail";
    public const string MalformedPdf = "malformed-pdf";
    public const string MalformedWord = "malformed-word";
}
