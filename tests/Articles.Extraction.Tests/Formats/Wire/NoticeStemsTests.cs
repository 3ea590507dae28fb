using System.Reflection;
using System.Text.RegularExpressions;
using Articles.Extraction.Formats.Wire;
using CsCheck;

namespace Articles.Extraction.Tests.Formats.Wire;

/// <summary>What a pattern of notices finds is never kept from it: one of its stems is in there.</summary>
public sealed class NoticeStemsTests
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.NonPublic;

    /// <summary>A class, its stems, and one of the patterns that they stand before.</summary>
    public static TheoryData<string, string, string> Patterns => new()
    {
        { nameof(EmbargoNotice), "Stems", "Statement" },
        { nameof(EmbargoNotice), "Stems", "Line" },
        { nameof(EmbargoNotice), "Stems", "Bare" },
        { nameof(EmbargoNotice), "Stems", "Named" },
        { nameof(EmbargoNotice), "Stems", "Suffix" },
        { nameof(KillNotice), "Heads", "Heading" },
        { nameof(KillNotice), "Heads", "Suffix" },
        { nameof(KillNotice), "Heads", "Doubtful" },
        { nameof(KillNotice), "Orders", "Order" },
        { nameof(KillNotice), "Demands", "Demand" },
        { nameof(DraftNotice), "Stems", "Begins" },
        { nameof(DraftNotice), "Stems", "Ends" },
        { nameof(DraftNotice), "Stems", "InAnyLetters" },
    };

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Whatever_a_pattern_finds_has_one_of_its_stems(string type, string stems, string pattern)
    {
        var owner = typeof(EmbargoNotice).Assembly.GetType($"{typeof(EmbargoNotice).Namespace}.{type}")!;
        var guard = (NoticeStems)owner.GetField(stems, Any)!.GetValue(null)!;
        var regex = (Regex)owner.GetMethod(pattern, Any)!.Invoke(null, null)!;
        var writer = new PatternWriter(regex);
        var found = 0;
        Gen.Int.Select(writer.Write).Sample(
            text =>
            {
                if (regex.Match(text) is { Success: true } match)
                {
                    Interlocked.Increment(ref found);
                    guard.AreIn(match.Value).ShouldBeTrue(match.Value);
                }
            },
            iter: 10_000);
        found.ShouldBeGreaterThan(1_000, "The texts should be what the pattern looks for.");
    }
}
