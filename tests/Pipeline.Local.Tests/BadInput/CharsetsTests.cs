using System.Text;

namespace Pipeline.Local.Tests.BadInput;

/// <summary>Text in a character set that was declared wrongly, not at all, or broken on the way.</summary>
public sealed class CharsetsTests(BadInputHost host) : BadInputTests(host)
{
    private const string Accented =
        "Die alte Brücke über die Hollin wird ab Montag für neun Wochen gesperrt, teilte der Landkreis am Dienstag mit. "
        + "Im Frühjahr hatten Prüfer Risse in zwei Pfeilern gefunden; seither fahren Lastwagen einen weiten Umweg über die Mühle.";

    [Fact]
    public async Task Utf8_that_is_cut_off_in_a_character()
    {
        var bytes = Encoding.UTF8.GetBytes(Accented + " Die Brücke bleibt zu, sagte der Bürgermeister ü");
        (await PublishedAsync("truncated.txt", bytes[..^1])).Text.ShouldContain("Brücke über die Hollin");
    }

    [Fact]
    public async Task Utf16_without_a_mark_little_endian() =>
        (await PublishedAsync("utf16-le.txt", Encoding.Unicode.GetBytes(Accented))).Text.ShouldStartWith("Die alte Brücke");

    [Fact]
    public async Task Utf16_without_a_mark_big_endian() =>
        (await PublishedAsync("utf16-be.txt", Encoding.BigEndianUnicode.GetBytes(Accented))).Text.ShouldStartWith("Die alte Brücke");

    [Fact]
    public async Task Utf16_of_an_odd_number_of_bytes() =>
        (await PublishedAsync("utf16-odd.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Accented), 0x41]))
            .Text.ShouldStartWith("Die alte Brücke");

    [Fact]
    public async Task Utf32() =>
        (await PublishedAsync("utf32.txt", [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(Accented)]))
        .Text.ShouldStartWith("Die alte Brücke");

    [Fact]
    public async Task A_few_nuls() =>
        (await PublishedAsync("nuls.txt", Paragraph.Replace(", ", ",\0 ", StringComparison.Ordinal) + "\0\0")).Text.ShouldBe(Paragraph);

    [Fact]
    public Task A_nul_after_each_word() =>
        RejectedAsync(
            "many-nuls.txt", Paragraph.Replace(" ", " \0", StringComparison.Ordinal), "binary", "looks like binary data, or is damaged");

    [Fact]
    public async Task Lone_surrogates_in_utf8()
    {
        byte[] half = [0xED, 0xA0, 0x80];
        var article = await PublishedAsync("surrogates-8.txt", [.. Encoding.UTF8.GetBytes("Brücke, Mühle. " + Paragraph), .. half]);
        article.Text.ShouldContain("The old bridge");
        article.Text.ShouldAllBe(character => !char.IsSurrogate(character));
    }

    [Fact]
    public async Task Lone_surrogates_in_utf16() =>
        (await PublishedAsync("surrogates-16.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Accented), 0x00, 0xD8, 0x20, 0x00]))
            .Text.ShouldAllBe(character => !char.IsSurrogate(character));

    [Fact]
    public async Task Overlong_utf8_does_not_become_markup()
    {
        // C0 BC is "<" for decoders that do not look.
        var article = await PublishedAsync(
            "overlong.txt", [.. Encoding.UTF8.GetBytes("Brücke, Mühle, Frühjahr. " + Paragraph), 0xC0, 0xBC, .. "script>"u8]);
        article.Text.ShouldNotContain('<');
    }

    [Fact]
    public async Task Utf7_stays_what_it_is() =>
        (await PublishedAsync("utf7.html", Page("A bridge", $"<meta charset=utf-7><p>{Paragraph} +ADw-script+AD4-</p>")))
            .Text.ShouldEndWith("+ADw-script+AD4-");

    [Fact]
    public async Task A_declaration_that_the_bytes_belie() =>
        (await PublishedAsync("belied.html", Page("Die Brücke", $"<meta charset=\"shift_jis\"><p>{Accented}</p>")))
            .Text.ShouldStartWith("Die alte Brücke über");

    [Fact]
    public async Task A_declaration_of_what_there_is_not() =>
        (await PublishedAsync(
            "no-such-charset.html", Encoding.Latin1.GetBytes(Page("Die Brücke", $"<meta charset=\"klingon-8\"><p>{Accented}</p>"))))
            .Text.ShouldStartWith("Die alte Brücke über");

    [Fact]
    public async Task Control_characters_of_every_kind()
    {
        var controls = string.Concat(
            Enumerable.Range(1, 31).Concat(Enumerable.Range(127, 33)).Select(code => (char)code)
            .Where(code => code is not ('\n' or '\r' or '\t' or '\f' or '\v' or '\u0085')));
        var text = string.Join(' ', Enumerable.Repeat(Paragraph, 10)) + controls;
        (await PublishedAsync("controls.txt", text)).Text.ShouldAllBe(character => !char.IsControl(character));
    }

    [Fact]
    public async Task Letters_under_a_thousand_accents()
    {
        var article = await PublishedAsync("zalgo.txt", $"{Paragraph} He said: o{Repeat("\u0301\u0323\u0334", 1000)}h.");
        article.Text.ShouldStartWith("The old bridge");
    }

    [Fact]
    public Task Nothing_but_invisible_characters() =>
        RejectedAsync("invisible.txt", Repeat("\u200B\u200D\u2060\uFEFF ", 1000), "empty", "white space");
}
