using System.Globalization;

namespace Pipeline.Tests;

/// <summary>In a project of tests that all run in Turkish, as xunit.runner.json says.</summary>
public sealed class TurkishCultureTests
{
    [Fact]
    public async Task The_tests_run_in_a_culture_whose_letters_and_numbers_differ()
    {
        CultureInfo.CurrentCulture.Name.ShouldBe("tr-TR");
        var inOtherThread = await Task.Run(() => $"{1234.5:N1}", TestContext.Current.CancellationToken);
        inOtherThread.ShouldBe("1.234,5");
    }
}
