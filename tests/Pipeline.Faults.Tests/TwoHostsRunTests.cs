using Pipeline.Faults.Runs;

namespace Pipeline.Faults.Tests;

public sealed class TwoHostsRunTests
{
    [Fact]
    public void A_timer_that_fires_in_both_hosts_is_noticed() =>
        TwoHostsRun.TimerFindings([new TimeOnly(12, 0, 0), new TimeOnly(12, 0, 1), new TimeOnly(12, 0, 10)]).ShouldHaveSingleItem().ShouldContain("twice at 1 of its times");

    [Fact]
    public void A_timer_that_fires_in_one_host_alone_is_as_it_should_be() => TwoHostsRun.TimerFindings([new TimeOnly(12, 0, 0), new TimeOnly(12, 0, 10)]).ShouldBeEmpty();

    [Fact]
    public void A_timer_that_never_fires_is_noticed() => TwoHostsRun.TimerFindings([]).ShouldHaveSingleItem().ShouldContain("never ran");
}
