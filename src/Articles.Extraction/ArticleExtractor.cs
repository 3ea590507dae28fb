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
/// and zip. The bytes tell the format; the name's extension only breaks ties. Nothing is fetched. Safe for concurrent callers; make one and
/// keep it, because it loads its word lists when it is made.
/// </summary>
public sealed class ArticleExtractor
{
    /// <summary>The version of the rules: it grows when the same file may give another text than before.</summary>
    public const int RulesVersion = 6;

    private readonly ExtractionOptions _options;
    private readonly TimeProvider _time;
    private readonly ArticleReader _reader;
    private readonly ArticleCleaner _cleaner;

    /// <summary>An extractor with these limits, or with the defaults.</summary>
    /// <param name="options">The limits; not to be changed afterwards. Null for the defaults.</param>
    /// <exception cref="ArgumentException">Limits are out of their range; the message names each of them.</exception>
    public ArticleExtractor(ExtractionOptions? options = null)
        : this(Validated(options ?? new ExtractionOptions()), TimeProvider.System)
    {
    }

    /// <param name="options">The limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isolation">Reads the formats whose parsers can end a process; null to read them in this one.</param>
    internal ArticleExtractor(ExtractionOptions options, TimeProvider time, IFormatIsolation? isolation = null)
    {
        (_options, _time) = (options, time);
        _reader = new ArticleReader(options.Reading, time, isolation, new WireZones(options.Wire));
        _cleaner = new ArticleCleaner(options.Cleaning, time);
    }

    /// <summary>
    /// Extracts the articles of a file. Bad input is no exception: it gives an article with a <see cref="ExtractedArticle.Rejection"/>.
    /// </summary>
    /// <param name="name">The file's name; its extension breaks ties between formats.</param>
    /// <param name="content">The file's bytes.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>
    /// One article without a <see cref="ExtractedArticle.Part"/>; for a feed, an array, a mailbox or an archive one each, with its part. A
    /// file that cannot be read gives one that is rejected.
    /// </returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public IReadOnlyList<ExtractedArticle> Extract(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return [.. ExtractEach(name, content, cancellationToken)];
    }

    /// <summary>
    /// As <see cref="Extract"/>, from a stream: the articles come one by one, each cleaned when it is asked for, on the caller's thread.
    /// The file is read into memory first, but not past <see cref="ReadingOptions.MaxBytes"/>.
    /// </summary>
    /// <param name="name">The file's name; its extension breaks ties between formats.</param>
    /// <param name="content">The file's bytes, from the stream's position to its end. It stays open.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public IAsyncEnumerable<ExtractedArticle> ExtractAsync(string name, Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(content);
        return ExtractEachAsync(name, content, cancellationToken);
    }

    /// <summary>
    /// As <see cref="Extract"/>, with every block of the page and what was decided about it in <see cref="ExtractedArticle.Blocks"/>, also
    /// of a page that is rejected. Takes about twice the time.
    /// </summary>
    /// <param name="name">The file's name; its extension breaks ties between formats.</param>
    /// <param name="content">The file's bytes.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public IReadOnlyList<ExtractedArticle> Explain(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            return [.. Begin(name, content, cancellationToken).Documents.Select(document => Explain(document, cancellationToken))];
        }
        catch (ArticleRejectedException rejected)
        {
            return [ExtractedArticle.Rejected(name, rejected.Reason)];
        }
    }

    /// <summary>Reads a file; its articles are cleaned when they are asked for.</summary>
    /// <exception cref="ArticleRejectedException">The file holds no article.</exception>
    internal FileExtraction Begin(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var budget = new FileBudget(_options.Cleaning, _time);
        return new FileExtraction(budget.Run(token => _reader.Read(name, content, token), cancellationToken), _cleaner, budget);
    }

    /// <summary>Explains one document of a file, with the limits of a file for itself.</summary>
    internal ExtractedArticle Explain(SourceDocument document, CancellationToken cancellationToken) =>
        _cleaner.Explain(document, new FileBudget(_options.Cleaning, _time), cancellationToken);

    private IEnumerable<ExtractedArticle> ExtractEach(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        FileExtraction file;
        try
        {
            file = Begin(name, content, cancellationToken);
        }
        catch (ArticleRejectedException rejected)
        {
            return [ExtractedArticle.Rejected(name, rejected.Reason)];
        }

        return file.Extract(cancellationToken);
    }

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
