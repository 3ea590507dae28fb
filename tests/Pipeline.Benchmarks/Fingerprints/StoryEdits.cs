using System.Text.RegularExpressions;

namespace Pipeline.Benchmarks.Fingerprints;

/// <summary>What another desk does to a wire story before it runs it; seeded.</summary>
internal sealed partial class StoryEdits(Random random)
{
    /// <summary>The edits by name; each takes a story and another one to borrow words from.</summary>
    public IReadOnlyList<(string Name, Func<string, string, string> Edit)> Kinds =>
    [
        ("edited lede", EditLede),
        ("cut tail, 25 %", (story, _) => CutTail(story, 0.25)),
        ("cut tail, 40 %", (story, _) => CutTail(story, 0.40)),
        ("changed credits", (story, _) => ChangeCredits(story)),
        ("copy-edit, 5 % of words", CopyEdit),
        ("all, tail cut 25 %", (story, other) => All(story, other, 0.25)),
        ("all, tail cut 40 %", (story, other) => All(story, other, 0.40)),
    ];

    private string All(string story, string other, double share) => ChangeCredits(CopyEdit(CutTail(EditLede(story, other), share), other));

    /// <summary>The other story's first paragraph in place of this one's.</summary>
    private static string EditLede(string story, string other)
    {
        var end = story.IndexOf('\n', StringComparison.Ordinal);
        return other.Split('\n')[0] + (end < 0 ? string.Empty : story[end..]);
    }

    private static string CutTail(string story, double share)
    {
        var sentences = SentenceEnd().Split(story);
        return string.Join(' ', sentences.Take((int)Math.Ceiling(sentences.Length * (1 - share))));
    }

    private static string ChangeCredits(string story) =>
        "Officials weigh next steps after a long day\n\nBy Jane Doe\n\nLONDON (Reuters) — "
        + story.Replace('“', '"').Replace('”', '"').Replace('’', '\'').Replace("—", " - ", StringComparison.Ordinal)
        + "\n\n(Reporting by Jane Doe; Editing by John Roe)";

    private string CopyEdit(string story, string other)
    {
        var words = Word().Matches(other);
        return words.Count == 0
            ? story
            : Word().Replace(story, word => random.Next(100) < 5 ? words[random.Next(words.Count)].Value : word.Value);
    }

    [GeneratedRegex(@"(?<=[.!?。][”""’]?)\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
