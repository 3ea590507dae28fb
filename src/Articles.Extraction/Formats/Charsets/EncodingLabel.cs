using System.Text;

namespace Articles.Extraction.Formats.Charsets;

/// <summary>
/// Finds the encoding that a declared label means, as browsers do (WHATWG Encoding Standard, 4.2): ISO-8859-1 and ASCII mean
/// windows-1252, GB2312 means GB18030. Labels of encodings that are no superset of ASCII, and UTF-7, are not known.
/// </summary>
internal static class EncodingLabel
{
    private const int MaxLabelLength = 40;

    /// <summary>The provider's own default gives question marks, which could be the text's.</summary>
    private static readonly DecoderFallback Replacement = new DecoderReplacementFallback("\uFFFD");

    /// <returns>The encoding, replacing what it cannot decode by U+FFFD; null when the label is unknown.</returns>
    public static Encoding? Find(string label)
    {
        var name = label.Trim().ToLowerInvariant();
        return name.Length is 0 or > MaxLabelLength ? null : name switch
        {
            "utf-8" or "utf8" or "unicode-1-1-utf-8" or "x-unicode20utf8" => Encoding.UTF8,
            "utf-16" or "utf-16le" or "unicode" or "unicodefeff" or "ucs-2" or "iso-10646-ucs-2" or "csunicode" => Encoding.Unicode,
            "utf-16be" or "unicodefffe" => Encoding.BigEndianUnicode,
            "iso-8859-1" or "iso8859-1" or "iso88591" or "iso_8859-1" or "latin1" or "latin-1" or "l1" or "ascii" or "us-ascii"
                or "ansi_x3.4-1968"
                or "cp819" or "ibm819" or "cp1252" or "x-user-defined" => CodePage(1252),
            "iso-8859-9" or "iso8859-9" or "iso_8859-9" or "latin5" or "l5" => CodePage(1254),
            "iso-8859-11" or "iso8859-11" or "tis-620" or "dos-874" => CodePage(874),
            "gb2312" or "gb_2312" or "gb_2312-80" or "gbk" or "x-gbk" or "chinese" or "csgb2312" or "gb18030" => CodePage(54936),
            "big5" or "big5-hkscs" or "cn-big5" or "x-x-big5" or "csbig5" => CodePage(950),
            "shift_jis" or "shift-jis" or "sjis" or "x-sjis" or "ms_kanji" or "windows-31j" or "ms932" or "csshiftjis" => CodePage(932),
            "euc-jp" or "x-euc-jp" or "cseucpkdfmtjapanese" => new EucJpEncoding(CodePage(51932)!, CodePage(20932)!),
            "iso-2022-jp" or "csiso2022jp" => CodePage(50220),
            "euc-kr" or "ks_c_5601-1987" or "ks_c_5601-1989" or "korean" or "windows-949" or "cseuckr" => CodePage(949),
            "iso-8859-8-i" or "logical" => CodePage(38598),
            "koi8-r" or "koi8" or "koi" or "koi8_r" => CodePage(20866),
            "koi8-u" or "koi8-ru" => CodePage(21866),
            "macintosh" or "mac" or "x-mac-roman" => CodePage(10000),
            "x-mac-cyrillic" or "x-mac-ukrainian" => SingleByteEncoding.Find("x-mac-cyrillic"),
            "iso-8859-7" or "iso8859-7" or "iso_8859-7" or "iso88597" or "greek" or "greek8" or "elot_928" or "ecma-118" =>
                SingleByteEncoding.Find("iso-8859-7"),
            "iso-8859-10" or "iso8859-10" or "iso885910" or "latin6" or "l6" => SingleByteEncoding.Find("iso-8859-10"),
            "iso-8859-14" or "iso8859-14" or "iso885914" or "latin8" or "l8" => SingleByteEncoding.Find("iso-8859-14"),
            "iso-8859-16" or "iso8859-16" or "iso885916" or "latin10" or "l10" => SingleByteEncoding.Find("iso-8859-16"),
            "cp866" or "866" => CodePage(866),
            "utf-7" or "x-unicode-2-0-utf-7" => null,
            _ when name.StartsWith("cp125", StringComparison.Ordinal) => Named("windows-" + name[2..]),
            _ => Named(name),
        };
    }

    private static Encoding? CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(
        number,
        EncoderFallback.ReplacementFallback,
        FallbackOf(number));

    private static DecoderFallback FallbackOf(int number) => number switch
    {
        932 or 936 or 949 or 950 or 51932 => new FullFallback(CodePagesEncodingProvider.Instance.GetEncoding(number)!),
        54936 => new EuroFallback(),
        _ => Replacement,
    };

    private static Encoding? Named(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, Replacement);
        return encoding is not null && encoding.GetString("<a>"u8) == "<a>" ? encoding : null;
    }
}
