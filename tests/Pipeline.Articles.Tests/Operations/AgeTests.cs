using Pipeline.Articles.Operations;

namespace Pipeline.Articles.Tests.Operations;

public sealed class AgeTests
{
    [Theory]
    [InlineData(-5, "0 s")]
    [InlineData(0, "0 s")]
    [InlineData(59.9, "59 s")]
    [InlineData(60, "1 min")]
    [InlineData(3_599, "59 min")]
    [InlineData(172_740, "47 h")]
    [InlineData(172_800, "2 days")]
    [InlineData(129_600_000, "1,500 days")]
    public void An_age_is_given_in_its_largest_unit(double seconds, string expected) =>
        Assert.Equal(expected, Age.Format(TimeSpan.FromSeconds(seconds)));
}
