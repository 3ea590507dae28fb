using Articles.Extraction.Evidence;

namespace Articles.Extraction.Tests.Evidence;

public sealed class BoilerplatePhrasesTests
{
    private static readonly BoilerplatePhrases Phrases = new();

    [Theory]
    [InlineData("Close this search box.", BlockRole.Navigation)]
    [InlineData("Leave a Reply", BlockRole.Comments)]
    [InlineData("1,234 Comments", BlockRole.Comments)]
    [InlineData("Popular Posts", BlockRole.Related)]
    [InlineData("* Facebook", BlockRole.Promotion)]
    [InlineData("À LIRE AUSSI :", BlockRole.Related)]
    [InlineData("Schreiben Sie einen Kommentar", BlockRole.Comments)]
    [InlineData("Datenschutzerklärung", BlockRole.Footer)]
    [InlineData("Política de privacidad", BlockRole.Footer)]
    [InlineData("Читайте также:", BlockRole.Related)]
    [InlineData("Læs også", BlockRole.Related)]
    [InlineData("関連記事", BlockRole.Related)]
    [InlineData("アクセスランキング", BlockRole.Related)]
    [InlineData("اقرأ أيضاً", BlockRole.Related)]
    [InlineData("댓글 쓰기", BlockRole.Comments)]
    [InlineData("» Yorum yap «", BlockRole.Comments)]
    [InlineData("About the Author", BlockRole.AuthorBio)]
    public void A_line_that_is_a_phrase_has_its_role(string line, BlockRole role)
    {
        var match = Phrases.Match(line);

        match.ShouldNotBeNull().Role.ShouldBe(role);
        match.Value.WholeLine.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Related: 7 Strange Signs You're Having an Allergic Reaction", BlockRole.Related)]
    [InlineData("Copyright 2019 Hawaii News Now. All rights reserved.", BlockRole.Footer)]
    [InlineData("Lesen Sie auch: Was die Reform bedeutet", BlockRole.Related)]
    [InlineData("Leia também: o que muda com a reforma", BlockRole.Related)]
    public void A_phrase_may_open_a_line(string line, BlockRole role)
    {
        var match = Phrases.Match(line);

        match.ShouldNotBeNull().Role.ShouldBe(role);
        match.Value.WholeLine.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Searching for survivors went on through the night.")]
    [InlineData("The minister left a reply on the table.")]
    [InlineData("Facebook said on Monday that it would appeal.")]
    [InlineData("Homeowners are worried.")]
    [InlineData("")]
    [InlineData("***")]
    public void Prose_is_no_phrase(string line) => Phrases.Match(line).ShouldBeNull();
}
