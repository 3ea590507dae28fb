using System.Text;
using Articles.Extraction.Formats.Charsets;
using CsCheck;

namespace Articles.Extraction.Tests.Formats.Charsets;

public sealed class MojibakeTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding("windows-1252")!;

    private static string Garble(string text) => Windows1252.GetString(Encoding.UTF8.GetBytes(text));

    public static TheoryData<string> Clean() =>
    [
        "The mayor’s “bridge” reopened – at last… The café’s owner was naïve — or so they say. © 2026 Port Ellery™",
        "L'été dernier, l'équipe a gagné : « C'était là-bas… » Où est-ce ? À l'île d'Yeu, où l'hôtel brûlé a été réparé.",
        "“AMANHÃ”, disse a IRMÃ… A “MAÇÃ” não é só da MAMÃ”; o coração, os pães, à toa.",
        "Die Straße über die Brücke wurde für 3 × ½ Mio. € erneuert; „Größe“ ist nicht alles – sagt Öztürk.",
        "NEJVYŠŠÍ DÉŠŤ A VÝŠE MÍŽE: Příliš žluťoučký kůň úpěl ďábelské ódy.",
        "Bầu trời đã…” tối lại, và những người thợ cầu đã về nhà. “Đẹp quá…”",
        "Væri þessi brú opnuð á mánudag? Já, sagði Ásgeir Örn, „það er rétt“.",
        "PERÚ® y NESTLÉ®: ¿cuánto? ¡Mañana! El señor Núñez, 2.º piso, pagó 30 €.",
        "Şehir köprüsü pazartesi günü yeniden açıldı; İĞNE, ÇÖĞÜŞ, ÂLÂ…",
        "Żółć, gęś, łódź i źdźbło: „ŁÓDŹ…” – powiedział burmistrz.",
        "Мэр сказал: «Мост открыт…» — и ушёл. Η γέφυρα άνοιξε ξανά.",
        "市長は「橋が開いた」と述べた。 다리가 다시 열렸다. الجسر مفتوح مرة أخرى. הגשר נפתח מחדש.",
        "GRÖ\u00ADSSE, STRA\u00ADSSE, ÜBER\u00ADGRÖSSE, CAFÉ™, LIBERTÉ², ZOË´S",
    ];

    [Theory]
    [MemberData(nameof(Clean))]
    public void Clean_text_is_the_same_string(string text) => Mojibake.Repair(text).ShouldBeSameAs(text);

    [Theory]
    [MemberData(nameof(Clean))]
    public void Clean_text_read_as_windows_1252_once_or_twice_is_repaired(string text)
    {
        Mojibake.Repair(Garble(text)).ShouldBe(text);
        Mojibake.Repair(Garble(Garble(text))).ShouldBe(text);
    }

    [Fact]
    public void Text_read_as_iso_8859_1_is_repaired() =>
        Mojibake.Repair(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("The mayor’s café – “open”")))
            .ShouldBe("The mayor’s café – “open”");

    [Fact]
    public void One_proof_among_ascii_is_enough() => Mojibake.Repair("The mayorâ€™s bridge").ShouldBe("The mayor’s bridge");

    [Fact]
    public void Where_good_letters_stand_about_a_quoted_sequence_is_left_alone()
    {
        const string Text = "Qu'est-ce que « Ã© » ? C'est « é » lu de travers : l'été dernier, l'équipe a réparé les accents.";
        Mojibake.Repair(Text).ShouldBeSameAs(Text);
    }

    [Fact]
    public void Good_quotes_do_not_keep_the_rest_from_being_repaired() =>
        Mojibake.Repair("“The mayorâ€™s cafÃ© is open”, she said – and wasnâ€™t sorry.")
            .ShouldBe("“The mayor’s café is open”, she said – and wasn’t sorry.");

    /// <summary>Words as the languages of windows-1252 write them, and what may stand behind them.</summary>
    [Fact]
    public void Words_of_any_language_with_any_punctuation_are_never_changed()
    {
        const string Upper = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŠŽŒŸ";
        var lower = Upper.ToLowerInvariant() + "ß";
        const string Ascii = "abcdefghijklmnopqrstuvwxyz";
        var lowerWord = Gen.Char[lower + Ascii].Array[1, 8].Select(letters => new string(letters));
        var upperWord = Gen.Char[Upper + Ascii.ToUpperInvariant()].Array[1, 8].Select(letters => new string(letters));
        string[] ends =
            [" ", ", ", ". ", "… ", "” ", "’ ", "’s ", " – ", "—", "\u00A0» ", "» ", "…” ", "™ ", "® ", "² ", ": ", "\u00AD", ".\n"];
        var after = Gen.Int[0, ends.Length - 1].Select(index => ends[index]);
        var text = Gen.Select(Gen.OneOf(lowerWord, upperWord), after, (word, end) => word + end).Array[1, 60].Select(string.Concat);

        text.Sample(clean => ReferenceEquals(Mojibake.Repair(clean), clean), iter: 20_000);
    }

    [Fact]
    public void Repair_of_any_text_is_valid_and_stays_as_it_is() =>
        Gen.Char['\u0000', '\u2122'].Array[0, 60].Select(characters => new string(characters)).Sample(
            text =>
            {
                var repaired = Mojibake.Repair(text);
                return UnicodeText.IsWellFormed(repaired) && repaired.Length <= text.Length;
            },
            iter: 20_000);
}
