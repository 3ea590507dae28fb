using Pipeline.Faults.Runs;

namespace Pipeline.Faults.Tests;

public sealed class TwoHostsRunTests
{
    [Fact]
    public void A_timer_that_runs_in_both_hosts_is_noticed() =>
        TwoHostsRun.TimerFindings([3, 1]).ShouldHaveSingleItem().ShouldContain("in both hosts");

    [Fact]
    public void A_timer_that_runs_in_one_host_is_as_it_should_be() => TwoHostsRun.TimerFindings([0, 3]).ShouldBeEmpty();

    [Fact]
    public void A_timer_that_never_runs_is_noticed() => TwoHostsRun.TimerFindings([0, 0]).ShouldHaveSingleItem().ShouldContain("never ran");
}
