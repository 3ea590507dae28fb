using CsCheck;
using Pipeline.Articles.Operations.Revisions;

namespace Pipeline.Articles.Tests.Operations.Revisions;

public sealed class TextComparerTests
{
    [Fact]
    public void A_changed_paragraph_shows_the_words_that_went_and_came()
    {
        var compared = TextComparer.Compare(
            "The board voted on Monday.\n\nIt closes the bridge for eight weeks.\n\nNobody spoke.",
            "The board voted on Monday.\n\nIt closes the bridge for ten weeks, twice.\n\nNobody spoke.");

        compared.Select(paragraph => paragraph.IsSame).ShouldBe([true, false, true]);
        compared[1].Pieces.ShouldBe(
            [
                new(ChangeKind.Same, "It closes the bridge for"), new(ChangeKind.Removed, " eight"), new(ChangeKind.Added, " ten"),
                new(ChangeKind.Same, " weeks"), new(ChangeKind.Added, ", twice"), new(ChangeKind.Same, "."),
            ]);
    }

    [Fact]
    public void A_paragraph_that_came_or_went_is_whole()
    {
        var compared = TextComparer.Compare(
            "First one here.\n\nGone for good.\n\nLast one here.", "First one here.\n\nLast one here.\n\nNew.");

        compared.ShouldSatisfyAllConditions(
            all => all.Select(paragraph => paragraph.Before).ShouldBe(["First one here.", "Gone for good.", "Last one here.", null]),
            all => all.Select(paragraph => paragraph.After).ShouldBe(["First one here.", null, "Last one here.", "New."]));
    }

    [Fact]
    public void Another_paragraph_in_the_place_of_one_is_no_change_of_words()
    {
        var compared = TextComparer.Compare("A dairy sold its first cheese in May.", "Forty trams with low floors were bought.");

        compared.Select(paragraph => (paragraph.Before, paragraph.After)).ShouldBe(
            [("A dairy sold its first cheese in May.", null), (null, "Forty trams with low floors were bought.")]);
    }

    [Fact]
    public void Headlines_are_compared_and_one_that_was_missing_came()
    {
        TextComparer.CompareLines("Bridge closes", "Bridge opens")!.Pieces.ShouldBe(
            [new(ChangeKind.Same, "Bridge"), new(ChangeKind.Removed, " closes"), new(ChangeKind.Added, " opens")]);
        TextComparer.CompareLines(null, "Bridge")!.Pieces.ShouldBe([new(ChangeKind.Added, "Bridge")]);
        TextComparer.CompareLines(null, null).ShouldBeNull();
    }

    [Fact]
    public void Whatever_the_texts_are_each_is_there_to_the_letter()
    {
        var paragraph = Gen.String[Gen.Char["ab é\u0301\uD83C\uDF09.\n"], 0, 12];
        var text = Gen.OneOf(paragraph.Array[0, 6].Select(paragraphs => string.Join("\n\n", paragraphs)), Gen.String);
        Gen.Select(text, text).Sample(
            (before, after) =>
            {
                var compared = TextComparer.Compare(before, after);
                string.Join("\n\n", compared.Select(one => one.Before).OfType<string>()).TrimEnd('\n').ShouldBe(before.TrimEnd('\n'));
                string.Join("\n\n", compared.Select(one => one.After).OfType<string>()).TrimEnd('\n').ShouldBe(after.TrimEnd('\n'));
            },
            iter: 20_000);
    }

    [Fact]
    public void Long_texts_without_anything_in_common_take_no_long_time()
    {
        var before = string.Join("\n\n", Enumerable.Range(0, 100_000).Select(number => $"old {number}"));
        var after = string.Join("\n\n", Enumerable.Range(0, 100_000).Select(number => $"new {number}"));

        TextComparer.Compare(before, after).Count.ShouldBe(200_000);
        TextComparer.Compare(before[..40_000], after[..40_000]).Count.ShouldBeGreaterThan(1_000);
        TextComparer.Compare(before.Replace("\n\n", " ", StringComparison.Ordinal), after.Replace("\n\n", " ", StringComparison.Ordinal))
            .Count.ShouldBe(2);
    }
}
