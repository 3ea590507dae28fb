using Articles.Extraction.Formats.Charsets;

namespace Articles.Extraction.Formats.Wire.LineMessages;

/// <summary>
/// Reads wire messages of lines: IPTC 7901, ANPA 1312, and what ZCZC and NNNN frame. Their control characters would make other readers take
/// them for binary data.
/// </summary>
internal sealed class WireMessageReader : IFormatReader<InputFile>
{
    private const int Start = 1024;

    public bool Recognizes(InputFile input)
    {
        var start = input.Bytes.Span[..Math.Min(input.Bytes.Length, Start)];
        if (start.Contains((byte)0))
        {
            return false;
        }

        // Headers are ASCII.
        var text = System.Text.Encoding.Latin1.GetString(start).ReplaceLineEndings("\n");
        return Iptc7901.Recognizes(text) || Anpa1312.Recognizes(text) || FramedMessage.Recognizes(text);
    }

    public IEnumerable<SourceDocument> Read(InputFile input, ReadingRun run)
    {
        var bytes = input.Bytes.Span;
        var (encoding, mark) = TextDecoder.Detect(bytes, input.Charset);
        var text = TextDecoder.GetString(bytes[mark..], encoding).ReplaceLineEndings("\n");
        var messages = WireMessages.Split(text);
        return messages.Count == 1
            ? [ReadMessage(text, run.Zones).ToDocument(SourceFormat.Wire, encoding.WebName, run)]
            : messages.Take(run.Options.MaxArticles + 1)
                .Select(message => ReadMessage(message, run.Zones).ToPart(SourceFormat.Wire, encoding.WebName, run));
    }

    private static WireArticle ReadMessage(string text, WireZones zones)
    {
        if (Iptc7901.Recognizes(text))
        {
            return Iptc7901.Read(text, zones);
        }

        return Anpa1312.Recognizes(text) ? Anpa1312.Read(text) : FramedMessage.Read(text);
    }
}
