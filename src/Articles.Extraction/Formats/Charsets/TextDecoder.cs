using System.Buffers;
using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace Articles.Extraction.Formats.Charsets;

/// <summary>
/// Decodes bytes to text. What decides, in this order: a byte order mark; the NULs of UTF-16; valid UTF-8, which no declaration can
/// contradict, since text in another charset is hardly ever valid UTF-8 by chance; bytes that are UTF-8 but for a few faults; the
/// declaration (MIME header, then XML declaration or meta element) where the bytes bear it out; statistics (UTF.Unknown); windows-1252.
/// </summary>
internal static class TextDecoder
{
    private const int Sample = 64 * 1024;
    private const double MaxFaults = 0.01;
    private const float MinConfidence = 0.5f;
    private const int MinNulRatio = 2;
    private const int MaxOthersPerHiragana = 6;
    private const double MaxControls = 0.02;
    private const double MaxReplacements = 0.10;

    /// <summary>Decodes a file.</summary>
    /// <exception cref="ArticleRejectedException">It is no text (<c>binary</c>), or nothing but white space (<c>empty</c>).</exception>
    public static DecodedFile Decode(InputFile file)
    {
        var bytes = file.Bytes.Span;
        var (encoding, mark) = Detect(bytes, file.Charset);
        var text = GetString(bytes[mark..], encoding);
        if (text.AsSpan().Trim("\0\uFEFF").IsWhiteSpace())
        {
            throw new ArticleRejectedException(RejectionCodes.Empty, "The file holds nothing but white space.");
        }

        if (LooksBinary(text))
        {
            throw new ArticleRejectedException(
                RejectionCodes.Binary, "The file is no text in any known character set: it looks like binary data, or is damaged.");
        }

        return new DecodedFile(file, text, encoding.WebName);
    }

    /// <summary>Detects the encoding of text.</summary>
    /// <returns>The encoding and the length of the byte order mark.</returns>
    public static (Encoding Encoding, int Mark) Detect(ReadOnlySpan<byte> bytes, string? envelopeCharset)
    {
        if (ByteOrderMark(bytes) is { } marked)
        {
            return marked;
        }

        if (Utf16WithoutMark(bytes) is { } utf16)
        {
            return (utf16, 0);
        }

        if (Utf8.IsValid(bytes))
        {
            return (IsIso2022Jp(bytes) ? EncodingLabel.Find("iso-2022-jp")! : Encoding.UTF8, 0);
        }

        if (Utf8Faults(bytes) <= MaxFaults)
        {
            return (Encoding.UTF8, 0);
        }

        return (Declared(bytes, envelopeCharset) ?? Declared(bytes, CharsetDeclaration.Find(bytes)) ?? Guess(bytes), 0);
    }

    /// <summary>Decodes bytes by an encoding that <see cref="Detect"/> gave.</summary>
    public static string GetString(ReadOnlySpan<byte> bytes, Encoding encoding) =>
        PrivateCharacters.Replace(encoding.GetString(bytes), encoding);

    private static (Encoding Encoding, int Mark)? ByteOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    /// <summary>
    /// In UTF-16 line ends, spaces and ASCII have a NUL in the high byte; few characters (一, 开) have one in the low byte.
    /// </summary>
    private static Encoding? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..(Math.Min(bytes.Length, Sample) & ~1)];
        if (!sample.Contains((byte)0) || (Utf8.IsValid(sample) && !LooksBinary(Encoding.UTF8.GetString(sample))))
        {
            // None, or a stray one in a text that needs no other explanation.
            return null;
        }

        Span<int> nuls = [0, 0];
        for (var index = 0; index < sample.Length; index++)
        {
            nuls[index & 1] += sample[index] == 0 ? 1 : 0;
        }

        var (even, odd) = (nuls[0], nuls[1]);
        var big = even > MinNulRatio * odd ? Encoding.BigEndianUnicode : null;
        var encoding = odd > MinNulRatio * even ? Encoding.Unicode : big;
        return encoding is not null && Math.Max(even, odd) * 100 >= sample.Length && !LooksBinary(encoding.GetString(sample))
            ? encoding
            : null;
    }

    /// <summary>Pure ASCII that switches to Japanese by escape sequences (RFC 1468).</summary>
    private static bool IsIso2022Jp(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\u001b$B"u8) >= 0 && bytes.IndexOf("\u001b("u8) >= 0;

    /// <summary>The share of faulty sequences among those that are not ASCII; a sequence cut off by the file's end is no fault.</summary>
    private static double Utf8Faults(ReadOnlySpan<byte> bytes)
    {
        var (valid, faulty) = (0, 0);
        while (true)
        {
            var next = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (next < 0)
            {
                return valid == 0 ? 1 : (double)faulty / valid;
            }

            bytes = bytes[next..];
            switch (Rune.DecodeFromUtf8(bytes, out _, out var length))
            {
                case OperationStatus.Done:
                    valid++;
                    break;
                case OperationStatus.InvalidData:
                    faulty++;
                    break;
            }

            bytes = bytes[length..];
        }
    }

    /// <summary>The declared encoding, unless it is UTF-8 (by now ruled out) or decodes more than a few of the bytes to nothing.</summary>
    private static Encoding? Declared(ReadOnlySpan<byte> bytes, string? label)
    {
        if (label is null || EncodingLabel.Find(label) is not { } encoding || encoding.Equals(Encoding.UTF8))
        {
            return null;
        }

        var text = encoding.GetString(bytes[..Math.Min(bytes.Length, Sample)]);
        var (nonAscii, faulty, last) = (0, 0, ' ');
        foreach (var character in text)
        {
            nonAscii += character > '\u007F' ? 1 : 0;
            // A sequence that cannot be decoded is one fault, however many bytes it has.
            faulty += (character == '\uFFFD' && last != '\uFFFD') || character is >= '\u0080' and <= '\u009F' ? 1 : 0;
            last = character;
        }

        return faulty <= MaxFaults * nonAscii + 1 ? encoding : null;
    }

    private static Encoding Guess(ReadOnlySpan<byte> bytes)
    {
        // Statistics want what is not ASCII, which in a page may begin late.
        var first = Math.Max(0, bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) - (Sample / 16));
        var sample = bytes.Slice(first, Math.Min(bytes.Length - first, Sample)).ToArray();
        var guess = CharsetDetector.DetectFromBytes(sample).Detected;
        return guess is { Confidence: >= MinConfidence, EncodingName: { } name } && !IsExtinct(name)
            && EncodingLabel.Find(name) is { } encoding && !encoding.Equals(Encoding.UTF8)
            ? encoding
            : Japanese(sample) ?? EncodingLabel.Find("windows-1252")!;
    }

    /// <summary>The statistics give up on a short text. Hiragana tells it: no other charset makes so many of it from other text.</summary>
    private static Encoding? Japanese(byte[] sample)
    {
        foreach (var label in (ReadOnlySpan<string>)["shift_jis", "euc-jp"])
        {
            var encoding = EncodingLabel.Find(label)!;
            var (others, hiragana, faulty) = (0, 0, 0);
            foreach (var character in encoding.GetString(sample))
            {
                others += character > '\u007F' ? 1 : 0;
                hiragana += character is >= '\u3041' and <= '\u3096' ? 1 : 0;
                faulty += character == '\uFFFD' ? 1 : 0;
            }

            if (faulty <= 1 && hiragana * MaxOthersPerHiragana >= others && hiragana > 0)
            {
                return encoding;
            }
        }

        return null;
    }

    /// <summary>Charsets that the statistics know but that no web page was ever written in (none of the WHATWG's).</summary>
    private static bool IsExtinct(string name) => name.ToLowerInvariant() is "x-mac-ce" or "x-mac-cyrillic" or "ibm852" or "ibm855";

    private static bool LooksBinary(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, Sample));
        if (sample.IndexOfAnyInRange('\0', '\b') < 0 && sample.IndexOfAnyInRange('\u000E', '\u001F') < 0
            && sample.IndexOfAnyInRange('\u007F', '\u009F') < 0 && !sample.Contains('\uFFFD'))
        {
            return false;
        }

        var (controls, replacements) = (0, 0);
        foreach (var character in sample)
        {
            controls += character is < ' ' and not ('\t' or '\n' or '\r' or '\f' or '\u001b') or (>= '\u007F' and <= '\u009F') ? 1 : 0;
            replacements += character == '\uFFFD' ? 1 : 0;
        }

        return controls > MaxControls * sample.Length + 1 || replacements > MaxReplacements * sample.Length + 1;
    }
}
