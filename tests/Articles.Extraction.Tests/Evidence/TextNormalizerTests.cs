using System.Globalization;
using Articles.Extraction.Evidence;
using CsCheck;

namespace Articles.Extraction.Tests.Evidence;

public sealed class TextNormalizerTests
{
    private static readonly string[] Pieces =
    [
        "a", "e\u0301", "é", " ", "\n", "\r\n", "\t", "\u00A0", "\u200B", "\u200D", "\u200C", "\u202E", "\uFEFF", "\u00AD",
        "\u2028", "\u2029", "\u0002", "\u0003", "\uD83D", "\uDE00", "👩", "ک", "न", "\uFFFE", "\uFDD0", "각", "\u1100", "\u1161", "\u0344",
        "、", "̈",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 40].Select(string.Concat));


    [Fact]
    public void Normalising_twice_changes_nothing() => Texts.Sample(text =>
    {
        var once = TextNormalizer.Normalize(text);

        TextNormalizer.Normalize(once).ShouldBe(once);
    });

    [Fact]
    public void The_result_is_composed_and_free_of_invisible_characters() => Texts.Sample(text =>
    {
        var result = TextNormalizer.Normalize(text);

        result.IsNormalized().ShouldBeTrue();
        result.ShouldBe(result.Trim());
        result.ShouldNotContain("\n\n\n");
        foreach (var rune in result.EnumerateRunes())
        {
            if (rune.Value is not ('\n' or 0x200C or 0x200D))
            {
                System.Text.Rune.GetUnicodeCategory(rune).ShouldNotBeOneOf(UnicodeCategory.Control, UnicodeCategory.Surrogate);
            }
        }
    });

    [Theory]
    [InlineData("a\u00A0b\u2009c", "a b c")]
    [InlineData("a  \n\n\n\n b\r\n", "a\n\nb")]
    [InlineData("soft\u00ADhyphen\u200B", "softhyphen")]
    [InlineData("\u202Eabc\u202C", "abc")]
    [InlineData("mi\u0002d\u0003", "mid")]
    [InlineData("👩\u200D🚀 می\u200Cخواهم", "👩\u200D🚀 می\u200Cخواهم")]
    [InlineData("a\u200Db", "ab")]
    [InlineData("Cafe\u0301", "Café")]
    [InlineData("“quotes” — as ‘written’…", "“quotes” — as ‘written’…")]
    public void Each_thing_has_one_form(string text, string normal) => TextNormalizer.Normalize(text).ShouldBe(normal);

    [Fact]
    public void Text_that_is_normal_is_returned_as_it_is()
    {
        const string Text = "First paragraph, “quoted”.\n\nSecond: naïve café 日本語.";

        TextNormalizer.Normalize(Text).ShouldBeSameAs(Text);
    }
}
