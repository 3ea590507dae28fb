using System.Text;
using Pipeline.Training.Corpora;

namespace Pipeline.Training.Tests.Corpora;

public sealed class SpacingTests
{
    [Theory]
    [InlineData("He said , \" Go . \" ( Today ) .", "He said, \"Go.\" (Today).")]
    [InlineData("Do n't take Anna 's $ 5 !", "Don't take Anna's $5!")]
    [InlineData("co - written in African - American English", "co-written in African-American English")]
    [InlineData("1990 – 1995 ; see U.S. law", "1990 – 1995; see U.S. law")]
    public void Tokens_are_joined_as_they_were_written(string tokens, string text)
    {
        var spacing = new Spacing();
        var joined = tokens.Split(' ')
            .Aggregate(new StringBuilder(), (built, token) => built.Append(spacing.Before(token) ? " " : string.Empty).Append(token));
        joined.ToString().ShouldBe(text);
    }
}
