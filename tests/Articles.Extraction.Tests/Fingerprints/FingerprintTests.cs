using Articles.Extraction.Fingerprints;
using CsCheck;

namespace Articles.Extraction.Tests.Fingerprints;

public sealed class FingerprintTests
{
    private static readonly Gen<string[]> Words = Gen.Int[0, 5000].Select(number => $"w{number}").Array[400, 800];

    [Fact]
    public void A_text_resembles_itself() => Words.Sample(words => Of(words).Similarity(Of(words)).ShouldBe(1));

    [Fact]
    public void Texts_without_a_common_shingle_hardly_agree() => Gen.Select(Words, Words).Sample((one, other) =>
        Of(one).Similarity(Of(other.Select(word => "x" + word))).ShouldBeLessThan(0.05));

    [Fact]
    public void The_similarity_estimates_the_resemblance_of_the_shingles() =>
        Gen.Select(Words, Words, Gen.Double[0, 1]).Sample((one, other, share) =>
    {
        var kept = one.Take((int)(one.Length * share)).Concat(other).ToArray();
        Of(one).Similarity(Of(kept)).ShouldBe(Resemblance(one, kept), 0.25);
    });

    [Fact]
    public void Similarity_is_symmetric() => Gen.Select(Gen.String, Gen.String).Sample((one, other) =>
        Fingerprint.Of(one).Similarity(Fingerprint.Of(other)).ShouldBe(Fingerprint.Of(other).Similarity(Fingerprint.Of(one))));

    [Fact]
    public void Any_text_has_a_fingerprint_that_is_read_back_as_written() => Gen.String.Sample(text =>
    {
        var written = Fingerprint.Of(text).ToString();
        written.Length.ShouldBeOneOf(0, 342);
        Fingerprint.Parse(written).ToString().ShouldBe(written);
    });

    [Fact]
    public void Case_punctuation_quotes_and_spaces_do_not_count() =>
        Fingerprint.Of("“We don’t know,” the minister said — twice.\n\nNobody asked.").ToString()
            .ShouldBe(Fingerprint.Of("\"WE DON'T KNOW\" the Minister  said - twice; nobody asked").ToString());

    [Fact]
    public void A_story_with_another_lede_and_a_cut_tail_is_a_near_duplicate() => Gen.Select(Words, Words).Sample((story, other) =>
        Of(story).Similarity(Of(other.Take(30).Concat(story.Skip(30).Take((int)(story.Length * 0.7)))))
            .ShouldBeGreaterThan(Fingerprint.NearDuplicate));

    [Theory]
    [InlineData("Storm closes port", "storm closes port!", 1)]
    [InlineData("Storm closes port", "Storm opens port", 0)]
    [InlineData("東京で雪が降った", "東京で雪が降った。", 1)]
    [InlineData("…", "…", 0)]
    [InlineData("", "", 0)]
    public void Short_texts_are_compared_as_one_shingle_and_texts_without_words_resemble_nothing(
        string one, string other, double similarity) =>
        Fingerprint.Of(one).Similarity(Fingerprint.Of(other)).ShouldBe(similarity);

    [Theory]
    [InlineData(null)]
    [InlineData("AAAA")]
    [InlineData("not base64url!")]
    public void Anything_else_is_no_fingerprint(string? text) => Fingerprint.TryParse(text, out _).ShouldBeFalse();

    // Stored fingerprints are compared with new ones, so a change of the hash needs a new version of the cleaner.
    [Fact]
    public void The_hash_stays_as_it_is() =>
        Fingerprint.Of("The quick brown fox jumps over the lazy dog.").ToString()
            .ShouldStartWith("nRn7bMT7fgJUp37HrwG1FhxzQlkvnhwK3To3PwDhvjCTPgBOs1JVOleL8NfIKOFr");

    private static Fingerprint Of(IEnumerable<string> words) => Fingerprint.Of(string.Join(' ', words));

    private static double Resemblance(string[] one, string[] other)
    {
        var (first, second) = (Shingled(one), Shingled(other));
        return (double)first.Intersect(second).Count() / first.Union(second).Count();
    }

    private static HashSet<string> Shingled(string[] words) =>
        [.. Enumerable.Range(0, words.Length - 3).Select(start => string.Join(' ', words[start..(start + 4)]))];
}
