using System.Diagnostics;
using Pipeline.Articles.Reading.Processes;

namespace Pipeline.Articles.Tests.Reading.Processes;

public sealed class ProcessMemoryTests
{
    [Fact]
    public void A_process_that_runs_has_about_the_memory_that_the_system_says()
    {
        using var self = Process.GetCurrentProcess();

        var measured = ProcessMemory.Measure(self);

        self.Refresh();
        ((double)measured).ShouldBeInRange(self.WorkingSet64 * 0.5, self.WorkingSet64 * 2.0);
    }

    [Theory]
    [InlineData("38341 11842 7500 12 0 9000 0", 11842)]
    [InlineData("0 0 0 0 0 0 0", 0)]
    [InlineData("", 0)]
    public void The_second_field_of_statm_is_pages(string statistics, long pages) =>
        ProcessMemory.Parse(statistics).ShouldBe(pages * Environment.SystemPageSize);
}
