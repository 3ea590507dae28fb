namespace Pipeline.Web.Tests.Support;

/// <summary>Articles that the tests make up.</summary>
internal static class SomeArticle
{
    /// <summary>A story of some hundred words; no two subjects' are near-duplicates.</summary>
    public static string About(string subject)
    {
        var random = new Random(subject.Aggregate(17, (seed, letter) => unchecked((seed * 31) + letter)));
        string Pick(params ReadOnlySpan<string> words) => words[random.Next(words.Length)];
        string Sentence() =>
            Pick(
                "The captain", "A teacher", "The mayor", "One farmer", "The engineer", "A judge", "The minister", "Her neighbour",
                "The baker", "A nurse")
            + " "
            + $"{Pick("said", "denied", "explained", "feared", "promised", "wrote", "claimed", "insisted", "hoped", "found")} on "
                + $"{Pick("Monday", "Tuesday", "Friday", "Sunday")} that "
            + $"the {subject} {Pick("would cost", "had earned", "might save", "could lose", "would bring", "had used up")} "
                + $"{random.Next(2, 9000)} "
            + $"{Pick("crowns", "hours", "tonnes", "jobs", "trees", "votes")} "
                + $"{Pick("before the winter", "within two years", "in spite of the storm", "after the long strike", "without any help")}.";
        return string.Join(
            "\n\n", Enumerable.Range(0, 5).Select(_ => $"{Sentence()} {Sentence()}")
            .Prepend($"News of the {subject} from {Pick("Oslo", "Bergen", "Aberdeen", "Galway")}"));
    }
}
