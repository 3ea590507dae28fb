using Articles.Extraction.Formats.Archives;
using Articles.Extraction.Formats.Charsets;
using Articles.Extraction.Formats.Isolation;
using Articles.Extraction.Formats.Json;
using Articles.Extraction.Formats.Mail;
using Articles.Extraction.Formats.Markdown;
using Articles.Extraction.Formats.Office;
using Articles.Extraction.Formats.Pdf;
using Articles.Extraction.Formats.PlainText;
using Articles.Extraction.Formats.WebArchives;
using Articles.Extraction.Formats.WebArchives.Records;
using Articles.Extraction.Formats.Wire;
using Articles.Extraction.Formats.Wire.LineMessages;
using Articles.Extraction.Formats.Xml;
using Articles.Extraction.Limits;

namespace Articles.Extraction.Formats;

/// <summary>Turns a file's bytes into the articles in it. Safe for concurrent callers.</summary>
/// <param name="options">The limits.</param>
/// <param name="time">The clock.</param>
/// <param name="isolation">Reads the formats that can end the process; null to read all in this process.</param>
/// <param name="zones">The time zones of agencies; null for the built-in ones.</param>
internal sealed class ArticleReader(
    ReadingOptions options, TimeProvider time, IFormatIsolation? isolation = null, WireZones? zones = null)
{
    private static readonly RejectionReason NoText = new(RejectionCodes.NoText, "There is no text in it that a reader would see.");

    private readonly TimeLimit _limit = new(options.MaxTime, "Reading:MaxTime", time);
    private readonly IFormatReader<InputFile>[] _binary =
    [
        new WarcReader(), new GzipReader(), new ZipReader(new WordReader()), new SafariReader(), Pdf(isolation), new WireMessageReader(),
        new ArchivePieceReader(), new MailReader(),
    ];
    private readonly IFormatReader<DecodedFile>[] _textual =
        [new XmlFileReader(), new MarkdownReader(), new HarReader(), new JsonReader(), new HtmlReader(), new PlainTextReader()];

    /// <summary>Reads a file.</summary>
    /// <param name="name">The file's name; its extension only breaks ties.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArticleRejectedException">
    /// The file is not an article: empty, binary, of an unknown format, or over a limit.
    /// </exception>
    public FileDocuments Read(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var culture = new InvariantCulture();
        return _limit.Run(
            allowance => ReadAll(name, run => Read(new InputFile(name, content), run), allowance), cancellationToken);
    }

    /// <summary>Reads a record of a web archive that is read as a stream; it gives what the same record of a file does.</summary>
    /// <param name="name">The archive's name.</param>
    /// <param name="record">A record that holds a page, or a damaged one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArticleRejectedException">It is over a limit.</exception>
    public FileDocuments Read(string name, WebRecord record, CancellationToken cancellationToken)
    {
        using var culture = new InvariantCulture();
        return _limit.Run(
            allowance => ReadAll(
                name, run => WarcReader.ReadRecord(record, new InputFile(name, ReadOnlyMemory<byte>.Empty), kinds: null, run), allowance),
            cancellationToken);
    }

    private static IFormatReader<InputFile> Pdf(IFormatIsolation? isolation) =>
        isolation is null ? new PdfReader() : new IsolatedReader(new PdfReader(), IsolatedFormats.Pdf, isolation);

    private FileDocuments ReadAll(
        string name, Func<ReadingRun, IEnumerable<SourceDocument>> read, TimeAllowance allowance)
    {
        var run = new ReadingRun(name, options, Read, allowance, zones);
        var documents = new List<SourceDocument>();
        foreach (var document in read(run).SelectMany(document => EnclosedItems.Open(document, run)))
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            if (documents.Count == options.MaxArticles)
            {
                throw new ArticleRejectedException(
                    RejectionCodes.TooManyArticles,
                    $"The file holds more than {options.MaxArticles:N0} articles. Split it, or raise Reading:MaxArticles.");
            }

            documents.Add(IsBlank(document) ? document with { Content = string.Empty, Rejection = NoText } : document);
        }

        return new FileDocuments(
            PartKey.Distinguish(PartKey.NumberUnreadable(documents.ConvertAll(run.Captured.Dated))), run.Omitted);
    }

    /// <summary>Whether nothing is left of a text: control characters alone, or Markdown that only defines links.</summary>
    private static bool IsBlank(SourceDocument document) =>
        document.Rejection is null && document.Wire?.Killed is null && string.IsNullOrWhiteSpace(document.Content);

    private IEnumerable<SourceDocument> Read(InputFile file, ReadingRun run)
    {
        run.CancellationToken.ThrowIfCancellationRequested();
        if (file.Bytes.IsEmpty)
        {
            throw new ArticleRejectedException(RejectionCodes.Empty, "The file has no bytes.");
        }

        if (file.Bytes.Length > run.Options.MaxBytes)
        {
            throw run.Options.TooLarge(file.Bytes.Length);
        }

        DraftFile.ThrowIf(file);
        if (Array.Find(_binary, reader => reader.Recognizes(file)) is { } binary)
        {
            return binary.Read(file, run);
        }

        if (BinarySignature.Identify(file.Bytes.Span) is { } kind)
        {
            throw new ArticleRejectedException(RejectionCodes.Binary, $"The file is {kind}, not an article.");
        }

        var decoded = TextDecoder.Decode(file);
        return Array.Find(_textual, reader => reader.Recognizes(decoded))!.Read(decoded, run);
    }
}
