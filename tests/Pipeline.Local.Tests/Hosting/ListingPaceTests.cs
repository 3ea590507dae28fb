using Pipeline.Local.Hosting;

namespace Pipeline.Local.Tests.Hosting;

public sealed class ListingPaceTests
{
    [Theory]
    [InlineData(1, true, true, 250)]
    [InlineData(500, false, false, 2_000)]
    [InlineData(500, true, false, 500)]
    [InlineData(500, true, true, 19_500)]
    public void A_listing_takes_a_fifth_of_the_time_a_half_while_files_come_and_a_fortieth_while_enough_wait(
        int milliseconds, bool foundDrops, bool isAtWork, int pause) =>
        ListingPace.PauseAfter(TimeSpan.FromMilliseconds(milliseconds), foundDrops, isAtWork).ShouldBe(TimeSpan.FromMilliseconds(pause));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_a_night_asleep_in_the_midst_of_a_listing_the_next_comes_within_a_minute(bool isAtWork) =>
        ListingPace.PauseAfter(TimeSpan.FromHours(8), foundDrops: false, isAtWork).ShouldBe(TimeSpan.FromMinutes(1));
}
