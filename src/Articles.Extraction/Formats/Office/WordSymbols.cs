using System.Text;

namespace Articles.Extraction.Formats.Office;

/// <summary>
/// The signs of the fonts Symbol and Wingdings, which Word writes as characters of the private use area (U+F020 to U+F0FF, the font's own
/// code in the low byte), in Unicode. Symbol's table is Adobe's.
/// </summary>
internal static class WordSymbols
{
    private const string Low = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
    private const string High = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\uFFFD〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

    /// <summary>The text with the font's signs as what they show; what no font explains stays as it is.</summary>
    public static string Decode(string text, string? font)
    {
        if (font is null || !text.AsSpan().ContainsAnyInRange('\uF020', '\uF0FF'))
        {
            return text;
        }

        var isSymbol = font.Equals("Symbol", StringComparison.OrdinalIgnoreCase);
        var isDingbats = font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase);
        var decoded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            decoded.Append(c switch
            {
                >= '\uF020' and <= '\uF0FF' when isSymbol => OfSymbol(c - 0xF000),
                >= '\uF020' and <= '\uF0FF' when isDingbats => OfWingdings(c - 0xF000),
                _ => c,
            });
        }

        return decoded.ToString();
    }

    private static char OfSymbol(int code) => code switch
    {
        >= 0x20 and < 0x7F => Low[code - 0x20],
        >= 0xA0 and <= 0xFE when code - 0xA0 < High.Length => High[code - 0xA0],
        _ => '\uFFFD',
    };

    private static char OfWingdings(int code) => code switch
    {
        0x4A => '☺',
        0x4C => '☹',
        0x6C or 0x9F => '●',
        0x6E or 0xA7 => '■',
        0x6F or 0xA8 => '□',
        0x76 => '❖',
        0xD8 => '➢',
        0xDF or 0xE7 => '←',
        0xE0 or 0xE8 => '→',
        0xE1 or 0xE9 => '↑',
        0xE2 or 0xEA => '↓',
        0xF0 => '⇨',
        0xF3 => '⇔',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        >= 0x80 and <= 0x8A => "⓪①②③④⑤⑥⑦⑧⑨⑩"[code - 0x80],
        _ => '•',
    };
}
