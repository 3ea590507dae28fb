using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Articles.Tests.Architecture;

public sealed partial class LogTests
{
    [Fact]
    public void No_two_messages_of_the_product_share_an_event_id()
    {
        var ids = SourceFiles.OfTheProduct()
            .SelectMany(
                path => EventId().Matches(File.ReadAllText(path))
                .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)))
            .ToList();

        ids.Count.ShouldBeGreaterThan(30);
        ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
    }

    [GeneratedRegex(@"\bEventId = (\d+)\b")]
    private static partial Regex EventId();
}
