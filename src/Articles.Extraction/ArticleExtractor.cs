using System.Collections.ObjectModel;
using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using Articles.Extraction.Cleaning;
using Articles.Extraction.Formats;
using Articles.Extraction.Formats.Isolation;
using Articles.Extraction.Formats.Wire;
using Articles.Extraction.Limits;

namespace Articles.Extraction;

/// <summary>
/// Finds the articles in a file: a web page, text that was flattened from one, Markdown, PDF, Word, mail, a feed or JSON, also inside gzip
/// and zip. It detects the format from the bytes; the file name's extension only breaks ties. It fetches nothing. Safe for concurrent
/// callers. Create one and keep it, because it loads its word lists on creation.
/// </summary>
public sealed class ArticleExtractor
{
    /// <summary>The version of the extraction rules. It is raised when the same file may give a different result.</summary>
    public const int RulesVersion = 10;

    private readonly ExtractionOptions _options;
    private readonly TimeProvider _time;
    private readonly ArticleReader _reader;
    private readonly ArticleCleaner _cleaner;

    /// <summary>Creates an extractor.</summary>
    /// <param name="options">The limits, which must not be changed afterwards; null for the defaults.</param>
    /// <exception cref="ArgumentException">A limit is out of its range. The message names each such limit.</exception>
    public ArticleExtractor(ExtractionOptions? options = null)
        : this(Validated(options ?? new ExtractionOptions()), TimeProvider.System)
    {
    }

    /// <param name="options">The limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isolation">Reads the formats whose parsers can end the process; null to read them in this process.</param>
    internal ArticleExtractor(ExtractionOptions options, TimeProvider time, IFormatIsolation? isolation = null)
    {
        (_options, _time) = (options, time);
        _reader = new ArticleReader(options.Reading, time, isolation, new WireZones(options.Wire));
        _cleaner = new ArticleCleaner(options.Cleaning, time);
    }

    /// <summary>
    /// Extracts the articles of a file. Bad input does not throw an exception. It gives an article with a <see
    /// cref="ExtractedArticle.Rejection"/>.
    /// </summary>
    /// <param name="name">The file's name; its extension breaks ties between formats.</param>
    /// <param name="content">The file's bytes.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>
    /// One article without a <see cref="ExtractedArticle.Part"/>. For a feed, an array, a mailbox or an archive, each of its articles, with
    /// its part. A file that cannot be read gives one rejected article.
    /// </returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public ExtractedFile Extract(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Extract(name, token => _reader.Read(name, content, token), cancellationToken);
    }

    /// <summary>
    /// Extracts the articles of a page of a <see cref="WebArchive"/>, within the limits of a file. It does not tell whether the same page
    /// came before.
    /// </summary>
    /// <param name="name">The archive's name.</param>
    /// <param name="page">The page.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The articles, as <see cref="Extract(string, ReadOnlyMemory{byte}, CancellationToken)"/> gives them for a small archive.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public ExtractedFile Extract(string name, ArchivedPage page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(page);
        return Extract(name, token => _reader.Read(name, page.Record, token), cancellationToken);
    }

    /// <summary>
    /// Like <see cref="Extract(string, ReadOnlyMemory{byte}, CancellationToken)"/>, but from a stream. It gives the articles one by one, and
    /// cleans each on the caller's thread when it is requested. It reads the file into memory first, up to
    /// <see cref="ReadingOptions.MaxBytes"/>.
    /// </summary>
    /// <param name="name">The file's name; its extension breaks ties between formats.</param>
    /// <param name="content">The file's bytes, from the stream's position to its end. The stream stays open.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public IAsyncEnumerable<ExtractedArticle> ExtractAsync(string name, Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(content);
        return ExtractEachAsync(name, content, cancellationToken);
    }

    /// <summary>
    /// Like <see cref="Extract(string, ReadOnlyMemory{byte}, CancellationToken)"/>, and also lists every block of the page with its
    /// classification in <see cref="ExtractedArticle.Blocks"/>, even if the page is rejected. Takes about twice as long.
    /// </summary>
    /// <param name="name">The file's name; its extension breaks ties between formats.</param>
    /// <param name="content">The file's bytes.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public ExtractedFile Explain(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            var file = Begin(name, content, cancellationToken);
            return new ExtractedFile([.. file.Documents.Select(document => Explain(document, cancellationToken))], file.Omitted);
        }
        catch (ArticleRejectedException rejected)
        {
            return Rejected(name, rejected);
        }
    }

    /// <summary>Reads a file. Its articles are cleaned when they are requested.</summary>
    /// <exception cref="ArticleRejectedException">The file holds no article.</exception>
    internal FileExtraction Begin(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Begin(token => _reader.Read(name, content, token), cancellationToken);

    /// <summary>Reads a page of a <see cref="WebArchive"/>. Its articles are cleaned when they are requested.</summary>
    /// <exception cref="ArticleRejectedException">A limit is passed.</exception>
    internal FileExtraction Begin(string name, ArchivedPage page, CancellationToken cancellationToken) =>
        Begin(token => _reader.Read(name, page.Record, token), cancellationToken);

    private FileExtraction Begin(Func<CancellationToken, FileDocuments> read, CancellationToken cancellationToken)
    {
        var budget = new FileBudget(_options.Cleaning, _time);
        return new FileExtraction(budget.Run(read, cancellationToken), _cleaner, budget);
    }

    /// <summary>Explains one document of a file, within the limits of a whole file.</summary>
    internal ExtractedArticle Explain(SourceDocument document, CancellationToken cancellationToken) =>
        _cleaner.Explain(document, new FileBudget(_options.Cleaning, _time), cancellationToken);

    private ExtractedFile Extract(string name, Func<CancellationToken, FileDocuments> read, CancellationToken cancellationToken)
    {
        try
        {
            var file = Begin(read, cancellationToken);
            return new ExtractedFile([.. file.Extract(cancellationToken)], file.Omitted);
        }
        catch (ArticleRejectedException rejected)
        {
            return Rejected(name, rejected);
        }
    }

    private IEnumerable<ExtractedArticle> ExtractEach(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            return Begin(name, content, cancellationToken).Extract(cancellationToken);
        }
        catch (ArticleRejectedException rejected)
        {
            return Rejected(name, rejected);
        }
    }

    private static ExtractedFile Rejected(string name, ArticleRejectedException rejected) =>
        new([ExtractedArticle.Rejected(name, rejected.Reason)], ReadOnlyDictionary<string, long>.Empty);

    private async IAsyncEnumerable<ExtractedArticle> ExtractEachAsync(
        string name, Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bytes = await new BoundedContent(_options.Reading.MaxBytes).ReadAsync(content, cancellationToken);
        var articles = bytes is null
            ? [ExtractedArticle.Rejected(name, _options.Reading.TooLarge(length: null).Reason)]
            : ExtractEach(name, bytes.Value, cancellationToken);
        foreach (var article in articles)
        {
            yield return article;
        }
    }

    private static ExtractionOptions Validated(ExtractionOptions options)
    {
        List<string?> faults =
        [
            .. Faults(options.Reading).Concat(Faults(options.Cleaning)).Select(fault => fault.ErrorMessage),
            .. WireZones.Faults(options.Wire),
            .. WireProviders.Faults(options.Wire),
        ];
        return faults.Count == 0 ? options : throw new ArgumentException(string.Join(' ', faults), nameof(options));
    }

    private static List<ValidationResult> Faults(object options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return faults;
    }
}
