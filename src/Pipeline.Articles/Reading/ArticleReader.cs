using Microsoft.Extensions.Options;
using Pipeline.Articles.Reading.Archives;
using Pipeline.Articles.Reading.Charsets;
using Pipeline.Articles.Reading.Json;
using Pipeline.Articles.Reading.Mail;
using Pipeline.Articles.Reading.Markdown;
using Pipeline.Articles.Reading.Office;
using Pipeline.Articles.Reading.Pdf;
using Pipeline.Articles.Reading.Text;
using Pipeline.Articles.Reading.Xml;

namespace Pipeline.Articles.Reading;

/// <summary>Turns a dropped file's bytes into the articles in it. Safe for concurrent callers.</summary>
public sealed class ArticleReader(IOptions<ReadingOptions> options, TimeProvider time)
{
    private readonly TimeLimit _limit = new(options.Value.MaxTime, "Reading:MaxTime", time);
    private readonly IFormatReader<InputFile>[] _binary = [new GzipReader(), new ZipReader(new WordReader()), new PdfReader(), new MailReader()];
    private readonly IFormatReader<DecodedFile>[] _textual = [new XmlFileReader(), new MarkdownReader(), new JsonReader(), new HtmlReader(), new PlainTextReader()];

    /// <summary>Reads a file.</summary>
    /// <param name="name">The file's name in the drop zone; its extension only breaks ties.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// One document, without a <see cref="SourceDocument.Part"/>; or for a file that holds several articles one each, with one. A part that is
    /// no article is there too, with a <see cref="SourceDocument.Rejection"/>.
    /// </returns>
    /// <exception cref="ArticleRejectedException">The file is no article: empty, binary, of an unknown form, or over a limit.</exception>
    public IReadOnlyList<SourceDocument> Read(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        _limit.Run(token => ReadAll(name, content, token), cancellationToken);

    private IReadOnlyList<SourceDocument> ReadAll(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var run = new ReadingRun(name, options.Value, Read, cancellationToken);
        var documents = new List<SourceDocument>();
        foreach (var document in Read(new InputFile(name, content), run))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (documents.Count == options.Value.MaxArticles)
            {
                throw new ArticleRejectedException(
                    RejectionCodes.TooManyArticles,
                    $"The file holds more than {options.Value.MaxArticles:N0} articles. Split it, or raise Reading:MaxArticles.");
            }

            documents.Add(document);
        }

        return PartKey.Distinguish(PartKey.NumberUnreadable(documents));
    }

    private IEnumerable<SourceDocument> Read(InputFile file, ReadingRun run)
    {
        run.CancellationToken.ThrowIfCancellationRequested();
        if (file.Bytes.IsEmpty)
        {
            throw new ArticleRejectedException(RejectionCodes.Empty, "The file has no bytes.");
        }

        if (file.Bytes.Length > run.Options.MaxBytes)
        {
            throw new ArticleRejectedException(
                RejectionCodes.TooLarge,
                $"The file has {file.Bytes.Length:N0} bytes; at most {run.Options.MaxBytes:N0} are read. Split it, or raise Reading:MaxBytes.");
        }

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
