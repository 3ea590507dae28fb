using System.Text.RegularExpressions;

namespace Pipeline.Articles.Tests.Architecture;

public sealed partial class CultureTests
{
    /// <summary>
    /// Without CultureInvariant the pattern means something else on a machine in Turkish, where I is not the upper case of i. A pattern
    /// ignores case by an option, or by (?i) inside it.
    /// </summary>
    [Fact]
    public void A_pattern_that_ignores_case_does_so_in_every_culture_alike()
    {
        var patterns = SourceFiles.OfTheProduct().SelectMany(path => Pattern().Matches(File.ReadAllText(path)))
            .Select(match => match.Value).Where(pattern => IgnoresCase().IsMatch(pattern)).ToList();

        patterns.ShouldContain(pattern => pattern.Contains("RegexOptions.IgnoreCase", StringComparison.Ordinal));
        patterns.ShouldContain(pattern => pattern.Contains("(?i:", StringComparison.Ordinal));
        patterns.Where(pattern => !pattern.Contains("RegexOptions.CultureInvariant", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Patterns_are_declared_in_attributes_where_the_other_test_finds_them() =>
        SourceFiles.OfTheProduct().Where(path => RuntimePattern().IsMatch(File.ReadAllText(path))).ShouldBeEmpty();

    [GeneratedRegex(@"\[GeneratedRegex\(.*?\)\]\s*(private|internal|public) ", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"RegexOptions\.IgnoreCase|\(\?[mnsx]*i", RegexOptions.ExplicitCapture)]
    private static partial Regex IgnoresCase();

    [GeneratedRegex(@"new Regex\(|\bRegex\.(IsMatch|Match|Matches|Replace|Split|Count)\(", RegexOptions.ExplicitCapture)]
    private static partial Regex RuntimePattern();
}
