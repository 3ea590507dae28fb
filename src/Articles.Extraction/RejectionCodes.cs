
namespace Articles.Extraction;

/// <summary>The values of <see cref="RejectionReason.Code"/>. Programs rely on them: they do not change.</summary>
public static class RejectionCodes
{
    /// <summary>No bytes, or only white space.</summary>
    public const string Empty = "empty";

    /// <summary>A picture, a program, an unsupported kind of archive, or bytes that are not text in any character set.</summary>
    public const string Binary = "binary";

    /// <summary>A document in an unsupported format: a spreadsheet, RTF, XML of an unknown vocabulary.</summary>
    public const string UnsupportedFormat = "unsupported-format";

    /// <summary>Readable, but not an article: a sitemap, a list of feeds, robots.txt, a style sheet, a feed without items.</summary>
    public const string NotAnArticle = "not-an-article";

    /// <summary>An article's envelope without text in it: fields, pages or paragraphs that are missing or empty.</summary>
    public const string NoText = "no-text";

    /// <summary>
    /// Over <see cref="ReadingOptions.MaxBytes"/>, <see cref="ReadingOptions.MaxPdfPages"/> or <see cref="CleaningOptions.MaxCharacters"/>,
    /// or a text with too many lines.
    /// </summary>
    public const string TooLarge = "too-large";

    /// <summary>
    /// Over <see cref="ReadingOptions.MaxArchiveDepth"/>, <see cref="ReadingOptions.MaxNesting"/> or
    /// <see cref="CleaningOptions.MaxNesting"/>.
    /// </summary>
    public const string TooDeep = "too-deep";

    /// <summary>Over <see cref="ReadingOptions.MaxArticles"/>.</summary>
    public const string TooManyArticles = "too-many-articles";

    /// <summary>
    /// Over <see cref="ReadingOptions.MaxExpandedBytes"/> or <see cref="ReadingOptions.MaxArchiveEntries"/>, or an archive bomb. Rejects
    /// the whole file.
    /// </summary>
    public const string ArchiveTooLarge = "archive-too-large";

    /// <summary>A password is needed.</summary>
    public const string Encrypted = "encrypted";

    /// <summary>
    /// Over <see cref="ReadingOptions.MaxTime"/>, <see cref="CleaningOptions.MaxTime"/> or <see cref="CleaningOptions.MaxFileTime"/>.
    /// </summary>
    public const string TooSlow = "too-slow";

    /// <summary>Over <see cref="CleaningOptions.MaxElements"/> or <see cref="CleaningOptions.MaxFileElements"/>.</summary>
    public const string TooManyElements = "too-many-elements";

    /// <summary>The page or the text has too little running text to be an article.</summary>
    public const string NoArticle = "no-article";

    /// <summary>The site answered with an error page instead of the article.</summary>
    public const string ErrorPage = "error-page";

    /// <summary>The site answered with a sign-in page instead of the article.</summary>
    public const string LoginPage = "login-page";

    /// <summary>
    /// The agency has taken the item out of publication (canceled, withheld), or the text is the notice of such a kill. The message names
    /// the item and the field.
    /// </summary>
    public const string Killed = "killed";

    /// <summary>The item is under an embargo that has not ended. The message says until when and by which field.</summary>
    public const string Embargoed = "embargoed";

    /// <summary>
    /// The item has an unknown publishing status, or an unreadable expiry, so it is unclear whether it may be published, or until when; or
    /// a field, a headline or a note says that the text is not released: a draft, for internal use, under review.
    /// </summary>
    public const string UnknownStatus = "unknown-status";

    /// <summary>The text was to be published until a time that has passed, by a field beside it. The message names the field.</summary>
    public const string Expired = "expired";

    /// <summary>Damaged gzip.</summary>
    public const string MalformedGzip = "malformed-gzip";

    /// <summary>Damaged zip.</summary>
    public const string MalformedZip = "malformed-zip";

    /// <summary>
    /// A damaged web archive (WARC, ARC, HAR, Safari's), a damaged record of one, or a page in one that is cut off or coded in an unknown way.
    /// </summary>
    public const string MalformedWebArchive = "malformed-web-archive";

    /// <summary>Damaged JSON.</summary>
    public const string MalformedJson = "malformed-json";

    /// <summary>Damaged front matter of Markdown, in TOML or JSON.</summary>
    public const string MalformedFrontMatter = "malformed-front-matter";

    /// <summary>Damaged XML.</summary>
    public const string MalformedXml = "malformed-xml";

    /// <summary>Damaged mail.</summary>
    public const string MalformedMail = "malformed-mail";

    /// <summary>Damaged PDF.</summary>
    public const string MalformedPdf = "malformed-pdf";

    /// <summary>Damaged docx.</summary>
    public const string MalformedWord = "malformed-word";
}
