using Articles.Extraction.FlatText;
using Pipeline.Training.Cleaning;

namespace Pipeline.Training.Tests.Cleaning;

public sealed class GoldLabelsTests
{
    private const string First = "The harbour bridge reopened to traffic on Monday after two years.";
    private const string Second = "Engineers had closed it because of cracks in the eastern pier.";

    [Fact]
    public void A_block_is_body_when_its_words_stand_in_the_marked_body() =>
        States($"{First} {Second}", "Home News Sport", First, "Read also: storm warning", Second, "All rights reserved").ShouldBe(
            [BlockState.Before, BlockState.Body, BlockState.Inline, BlockState.Body, BlockState.After]);

    [Fact]
    public void Two_words_in_common_are_chance() =>
        States(First, "on Monday", First, "two years").ShouldBe([BlockState.Before, BlockState.Body, BlockState.After]);

    [Fact]
    public void A_page_without_its_body_is_all_before_it() =>
        States(First, "Home News Sport", "Page not found").ShouldBe([BlockState.Before, BlockState.Before]);

    [Fact]
    public void What_is_said_twice_is_body_where_the_order_of_the_body_has_it() =>
        States($"{First} {Second}", First, "Subscribe", First, Second)[^2..].ShouldBe([BlockState.Body, BlockState.Body]);

    private static BlockState[] States(string body, params string[] blocks) => GoldLabels.Align(
        [.. blocks.Select((text, line) => new TextBlock { Text = text, Line = line, Indent = 0, BlankBefore = true })], body);
}
