using System.Text;

namespace Articles.Extraction.Formats.Charsets;

/// <summary>
/// EUC-JP with the characters of JIS X 0212, three bytes each, of which the first is 8F (WHATWG Encoding Standard, 13.1). .NET 10's code
/// page 51932 has none of them; 20932 has, with a second byte without its highest bit, but lacks characters that 51932 has.
/// </summary>
/// <param name="common">Code page 51932.</param>
/// <param name="rare">Code page 20932.</param>
internal sealed class EucJpEncoding(Encoding common, Encoding rare) : DecodingOnly
{
    private const byte Kana = 0x8E;
    private const byte Three = 0x8F;

    public override string WebName => "euc-jp";

    protected override string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        var from = 0;
        for (var at = 0; at < bytes.Length;)
        {
            if (bytes[at..] is [Three, >= 0xA1 and <= 0xFE, >= 0xA1 and <= 0xFE, ..])
            {
                text.Append(common.GetString(bytes[from..at])).Append(Rare(bytes[at + 1], bytes[at + 2]));
                at += 3;
                from = at;
                continue;
            }

            at += bytes[at..] is [Kana or (>= 0xA1 and <= 0xFE), >= 0xA1 and <= 0xFE, ..] ? 2 : 1;
        }

        return text.Append(common.GetString(bytes[from..])).ToString();
    }

    private string Rare(byte row, byte cell) => (row, cell) switch
    {
        (0xA2, 0xB7) => "～",
        (0xA2, 0xF1) => "№",
        _ => rare.GetString([row, (byte)(cell & 0x7F)]),
    };
}
