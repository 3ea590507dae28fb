namespace Pipeline.Articles.Tests.Architecture;

public sealed class CultureTests
{
    /// <summary>Without it the pattern means something else on a machine in Turkish, where I is no upper-case i.</summary>
    [Fact]
    public void A_pattern_that_ignores_case_does_so_in_every_culture_alike()
    {
        var options = SourceFiles.OfTheProduct().SelectMany(File.ReadAllLines)
            .Where(line => line.Contains("RegexOptions.IgnoreCase", StringComparison.Ordinal)).ToList();

        options.ShouldNotBeEmpty();
        options.Where(line => !line.Contains("RegexOptions.CultureInvariant", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
