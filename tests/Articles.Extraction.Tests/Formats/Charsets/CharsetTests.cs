using System.Text;

namespace Articles.Extraction.Tests.Formats.Charsets;

public sealed class CharsetTests
{
    private const string French =
        "Le maire a inauguré le pont : « Une fête réussie », s'est félicité l'élu. Des centaines de curieux étaient là.";
    private const string Russian = "Мост через гавань открылся в понедельник после двух лет ремонта. Мэр поблагодарил рабочих за их труд.";
    private const string Japanese = "港の橋は二年間の修理を終えて月曜日に再び開通した。市長は作業員に感謝の言葉を述べた。";
    private const string Chinese = "港口大桥经过两年维修，于周一重新开放通车。市长感谢了三百名工人，他们手工更换了九百多颗铆钉。";

    private static Encoding CodePage(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name)!;

    private static string Page(string charset, string text) =>
        $"<!DOCTYPE html><html><head><meta charset=\"{charset}\"><title>x</title></head><body><p>{text}</p></body></html>";

    public static TheoryData<Encoding, string> Marked() => new()
    {
        { new UTF8Encoding(true), "utf-8" },
        { new UnicodeEncoding(false, true), "utf-16" },
        { new UnicodeEncoding(true, true), "utf-16BE" },
        { new UTF32Encoding(false, true), "utf-32" },
        { new UTF32Encoding(true, true), "utf-32BE" },
    };

    [Theory]
    [MemberData(nameof(Marked))]
    public void A_byte_order_mark_decides(Encoding encoding, string charset)
    {
        var document = Reader.One("a.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes(French)]);

        document.Content.ShouldBe(French);
        document.Charset.ShouldBe(charset);
    }

    [Theory]
    [InlineData(French, false)]
    [InlineData(French, true)]
    [InlineData(Russian + "\n\n" + Russian, false)]
    [InlineData(Chinese + "\r\n" + "OK 2026\r\n\r\n" + Chinese, true)]
    public void Utf16_without_a_mark_is_known_by_its_nuls(string text, bool bigEndian) =>
        Reader.One("a.txt", new UnicodeEncoding(bigEndian, false).GetBytes(text)).Content.ShouldBe(text);

    [Theory]
    [InlineData("iso-8859-1", "windows-1252", French)]
    [InlineData("windows-1251", "windows-1251", Russian)]
    [InlineData("koi8-r", "koi8-r", Russian)]
    [InlineData("Shift_JIS", "shift_jis", Japanese)]
    [InlineData("EUC-JP", "euc-jp", Japanese)]
    [InlineData("gb2312", "GB18030", Chinese)]
    public void A_declaration_that_the_bytes_bear_out_decides(string declared, string charset, string text)
    {
        var document = Reader.One("a.html", CodePage(charset).GetBytes(Page(declared, text)));

        document.Content.ShouldContain(text);
        document.Charset.ShouldBe(charset, StringCompareShould.IgnoreCase);
    }

    [Theory]
    [InlineData("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">")]
    [InlineData("<META CHARSET=windows-1251>")]
    [InlineData("<!-- <meta charset=\"shift_jis\"> --><meta charset='cp1251' />")]
    [InlineData("<meta name=\"description\" content=\"x\"><meta charset = \" windows-1251 \">")]
    public void A_meta_element_is_found_in_every_spelling(string meta) =>
        Reader.One("a.html", CodePage("windows-1251").GetBytes($"<html><head>{meta}</head><body><p>{Russian}</p>"))
            .Content.ShouldContain(Russian);

    [Fact]
    public void A_late_meta_element_is_found() =>
        Reader.One(
            "a.html", CodePage("windows-1251")
            .GetBytes($"<html><head><script>{new string('x', 3000)}</script><meta charset=windows-1251></head><p>{Russian}</p>"))
            .Content.ShouldContain(Russian);

    [Fact]
    public void An_xml_declaration_decides() =>
        Reader.One(
            "a.xhtml", CodePage("windows-1251").GetBytes($"<?xml version=\"1.0\" encoding=\"windows-1251\"?><html><p>{Russian}</p></html>"))
            .Content.ShouldContain(Russian);

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("shift_jis")]
    [InlineData("utf-16")]
    [InlineData("utf-7")]
    [InlineData("no-such-charset")]
    public void Valid_utf8_beats_every_declaration(string declared)
    {
        var document = Reader.One("a.html", Page(declared, French + Chinese));

        document.Content.ShouldContain(French + Chinese);
        document.Charset.ShouldBe("utf-8");
    }

    [Fact]
    public void Iso_2022_jp_is_known_by_its_escapes() =>
        Reader.One("a.txt", CodePage("iso-2022-jp").GetBytes(Japanese)).Content.ShouldBe(Japanese);

    [Theory]
    [InlineData("windows-1251", Russian)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("gb18030", Chinese)]
    [InlineData("windows-1252", French)]
    public void Without_any_declaration_statistics_decide(string charset, string text) =>
        Reader.One("a.txt", CodePage(charset).GetBytes(text)).Content.ShouldBe(text);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("euc-kr")]
    public void A_declaration_that_the_bytes_belie_is_passed_over(string declared) =>
        Reader.One("a.html", CodePage("windows-1251").GetBytes(Page(declared, Russian))).Content.ShouldContain(Russian);

    [Fact]
    public void Utf8_that_is_cut_off_in_a_character_is_still_utf8()
    {
        var bytes = Encoding.UTF8.GetBytes(Russian);

        var document = Reader.One("a.txt", bytes[..^2]);

        document.Charset.ShouldBe("utf-8");
        document.Content.ShouldStartWith(Russian[..^2]);
    }

    [Fact]
    public void One_bad_byte_does_not_turn_utf8_into_something_else()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Russian + Russian), 0xE9, .. Encoding.UTF8.GetBytes(" " + Russian)];

        Reader.One("a.txt", bytes).Content.ShouldBe(Russian + Russian + "\uFFFD " + Russian);
    }

    [Fact]
    public void Nuls_are_dropped_and_the_mark_with_them() =>
        Reader.One("a.txt", "\uFEFFThe bridge\0 reopened on Monday, after two years of repairs that nobody wanted to pay for.")
            .Content.ShouldBe("The bridge reopened on Monday, after two years of repairs that nobody wanted to pay for.");

    [Fact]
    public void A_lone_surrogate_in_utf16_is_replaced() =>
        Reader.One(
            "a.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("The bridge "), 0x00, 0xD8, .. Encoding.Unicode.GetBytes(" reopened")])
            .Content.ShouldBe("The bridge \uFFFD reopened");

    [Theory]
    [InlineData("shift_jis", new byte[] { 0xFB, 0xFC, 0x8B, 0xB4, 0x82, 0xB3, 0x82, 0xF1 }, "髙橋さん")]
    [InlineData("shift_jis", new byte[] { 0xEE, 0xE0, 0x8B, 0xB4, 0x82, 0xB3, 0x82, 0xF1 }, "髙橋さん")]
    [InlineData("shift_jis", new byte[] { 0x8E, 0x52, 0xED, 0x95, 0x82, 0xB3, 0x82, 0xF1 }, "山﨑さん")]
    [InlineData("iso-8859-7", new byte[] { 0xC1, 0xF0, 0xFC, 0x20, 0x35, 0x20, 0xA4 }, "Από 5 €")]
    [InlineData("gbk", new byte[] { 0xCD, 0xB6, 0xD7, 0xCA, 0x80, 0x35 }, "投资€5")]
    [InlineData("euc-jp", new byte[] { 0xC6, 0xFC, 0xCB, 0xDC, 0x47, 0x72, 0x8F, 0xAB, 0xD3, 0x8F, 0xA9, 0xCE, 0x65 }, "日本Größe")]
    [InlineData("euc-jp", new byte[] { 0x8F, 0xB0, 0xA1, 0xB0, 0xA1, 0x8F, 0xA2, 0xF1, 0x8E, 0xB1, 0xAD, 0xA1 }, "丂亜№ｱ①")]
    [InlineData("iso-8859-14", new byte[] { 0x54, 0x79, 0xF0, 0x72, 0x20, 0x61, 0x20, 0xFE }, "Tyŵr a ŷ")]
    [InlineData("ISO-8859-16", new byte[] { 0xAA, 0x74, 0x69, 0x72, 0x69, 0x20, 0xFE, 0x69, 0x20, 0xA4 }, "Știri ți €")]
    [InlineData("iso-8859-10", new byte[] { 0xC8, 0x61, 0x70, 0x70, 0x69, 0x20, 0xBC, 0xFF }, "Čappi žĸ")]
    [InlineData("x-mac-ukrainian", new byte[] { 0xB6, 0xE0, 0xED, 0xEE, 0xEA, 0x20, 0xFF }, "ґанок €")]
    public void Characters_that_dotnet_10_refuses_with_a_replacement_fallback_are_read_as_browsers_read_them(
        string charset, byte[] bytes, string text) =>
        Reader.One("a.html", [.. Encoding.ASCII.GetBytes($"<meta charset={charset}><p>"), .. bytes]).Content.ShouldContain(text);

    [Theory]
    [InlineData("big5")]
    [InlineData("Big5-HKSCS")]
    public void Big5_has_the_characters_of_Hong_Kong(string charset)
    {
        var bytes = Convert.FromHexString(
            "CA5C925D9DEFABCEA5F89DF6ADBBB4E4A1419DF8A448B8DCC94E9DCFB0B5A141CBDDB44EADF8A66E9DE5AEC9B6A1A1438862");
        const string Text = "佢哋嘅屋企喺香港，啲人話冇嘢做，咁就唔好嘥時間。Ê\u0304";

        Reader.One("a.html", [.. Encoding.ASCII.GetBytes($"<meta charset={charset}><p>"), .. bytes]).Content.ShouldContain(Text);
    }

    [Fact]
    public void A_declaration_holds_where_single_sequences_of_several_bytes_mean_nothing() =>
        Reader.One(
            "a.html",
            [.. "<meta charset=euc-jp><p>Weather "u8, .. CodePage("euc-jp").GetBytes("天気"), 0x8F, 0xA2, 0xA1, .. "</p>"u8])
            .Content.ShouldContain("Weather 天気");

    [Fact]
    public void A_short_japanese_text_in_no_declared_charset_is_known_by_its_hiragana()
    {
        const string Text = "髙橋さんは橋を渡った。";

        Reader.One("a.txt", CodePagesEncodingProvider.Instance.GetEncoding("shift_jis")!.GetBytes(Text)).Content.ShouldBe(Text);
    }
}
