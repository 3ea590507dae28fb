using System.Net;
using Articles.Extraction.Formats.Archives;
using Articles.Extraction.Formats.Charsets;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Articles.Extraction.Formats.Office;

/// <summary>
/// Reads the parts in other formats that Word takes up when it opens a document (<c>altChunk</c>, ISO/IEC 29500-1, 17.17.2): pages, texts
/// and other documents.
/// </summary>
internal sealed class WordChunks(ReadingRun run)
{
    private const int MaxNested = 3;

    private int _depth;

    /// <summary>The part as HTML.</summary>
    /// <exception cref="ArticleRejectedException">It is in a format that is not read, and its text would be missing.</exception>
    public string Read(MainDocumentPart document, AltChunk chunk)
    {
        var part = chunk.Id?.Value is { } id && document.TryGetPartById(id, out var found) ? found : null;
        if (part is null)
        {
            return string.Empty;
        }

        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var copy = new MemoryStream();
        Copy(stream, copy);
        var file = new InputFile(part.Uri.ToString(), copy.ToArray());
        return part.ContentType switch
        {
            "text/html" or "application/xhtml+xml" => TextDecoder.Decode(file).Text,
            "text/plain" =>
                string.Concat(TextDecoder.Decode(file).Text.Split('\n').Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>\n")),
            var type when type.Contains("wordprocessingml", StringComparison.Ordinal) => ReadDocument(file),
            var type => throw new ArticleRejectedException(
                RejectionCodes.UnsupportedFormat,
                $"The Word document takes up a part in a format that is not read ({type}). Open it in Word, save it anew and drop it "
                + "again."),
        };
    }

    private string ReadDocument(InputFile file)
    {
        if (_depth == MaxNested)
        {
            throw new ArticleRejectedException(
                RejectionCodes.TooDeep,
                "The Word document takes up documents in one another, too deep. Open it in Word, save it anew and drop it again.");
        }

        PackageBounds.Check(file, run);
        using var stream = MemoryStreams.Over(file.Bytes);
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        if (document.MainDocumentPart is not { Document.Body: { } body } main)
        {
            return string.Empty;
        }

        _depth++;
        var html = new WordHtml(main, this, run.CancellationToken).Write(body);
        _depth--;
        return html;
    }

    private void Copy(Stream source, MemoryStream target)
    {
        var buffer = new byte[81_920];
        while (source.Read(buffer) is var read and > 0)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            target.Write(buffer, 0, read);
            if (target.Length > run.Options.MaxBytes)
            {
                throw run.Options.TooLarge(target.Length);
            }
        }
    }
}
