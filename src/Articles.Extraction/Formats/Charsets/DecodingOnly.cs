using System.Text;

namespace Articles.Extraction.Formats.Charsets;

/// <summary>An encoding that only reads.</summary>
internal abstract class DecodingOnly : Encoding
{
    public override int GetByteCount(char[] chars, int index, int count) => throw new NotSupportedException();

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        throw new NotSupportedException();

    public override int GetMaxByteCount(int charCount) => throw new NotSupportedException();

    public override int GetMaxCharCount(int byteCount) => 2 * byteCount;

    public override int GetCharCount(byte[] bytes, int index, int count) => Decode(bytes.AsSpan(index, count)).Length;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        var text = Decode(bytes.AsSpan(byteIndex, byteCount));
        text.CopyTo(0, chars, charIndex, text.Length);
        return text.Length;
    }

    /// <summary>Decodes bytes; what they do not encode is U+FFFD.</summary>
    protected abstract string Decode(ReadOnlySpan<byte> bytes);
}
