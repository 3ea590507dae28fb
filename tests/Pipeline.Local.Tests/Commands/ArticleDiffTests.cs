using Pipeline.Articles.Contracts;
using Pipeline.Articles.Operations.Revisions;
using Pipeline.Local.Commands.Operating;

namespace Pipeline.Local.Tests.Commands;

public sealed class ArticleDiffTests
{
    [Fact]
    public void What_went_has_a_minus_and_what_came_a_plus_and_nothing_reaches_the_terminal_but_text()
    {
        var comparison = new RevisionComparison(
            ArticleId.Parse("0123456789abcdef0123456789abcdef"),
            new RevisionFacts(1, "3", "1.xml", new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero)),
            new RevisionFacts(2, null, "2.xml", null),
            Of((ChangeKind.Same, "Bridge "), (ChangeKind.Removed, "closes"), (ChangeKind.Added, "opens")),
            Byline: null,
            [
                Of((ChangeKind.Same, "It stood.")),
                Of((ChangeKind.Removed, "Eight weeks.\nOr more.")),
                Of((ChangeKind.Added, "Ten weeks\u001b[31m.")),
            ],
            Kept: []);

        ArticleDiffCommand.Text(comparison).ShouldBe(
            """
            Article 0123456789abcdef0123456789abcdef
            --- revision 1, version 3, file 1.xml, cleaned 2026-11-30 08:00:00Z
            +++ revision 2, file 2.xml

            Headline
            - Bridge closes
            + Bridge opens

            Text
              It stood.
            - Eight weeks.
            - Or more.
            + Ten weeks [31m.
            """.ReplaceLineEndings("\n"));
    }

    private static ComparedParagraph Of(params (ChangeKind Kind, string Text)[] pieces) =>
        new([.. pieces.Select(piece => new TextPiece(piece.Kind, piece.Text))]);
}
