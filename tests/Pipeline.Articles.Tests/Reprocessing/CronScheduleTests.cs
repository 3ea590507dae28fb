using CsCheck;
using NCrontab;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Articles.Tests.Reprocessing;

/// <summary>What passes the check is read by the Functions runtime's own parser as it is meant.</summary>
public sealed class CronScheduleTests
{
    private static readonly CrontabSchedule.ParseOptions Runtime = new() { IncludingSeconds = true };

    [Theory]
    [InlineData("0 0 3 * * *")]
    [InlineData("*/4 * * * * *")]
    [InlineData("0 0 0 1 1 *")]
    [InlineData("0 0,30 8-18/2 * * mon-fri")]
    [InlineData("0 0 3 1 January,jul Sunday")]
    [InlineData("  0  0 3 29 2 * ")]
    public void A_schedule_that_the_runtime_reads_as_it_is_meant_passes(string schedule) => CronSchedule.Fault(schedule).ShouldBeNull();

    [Theory]
    [InlineData(
        "0 0 22-2 * * *",
        "has the range '22-2' for the hours, which ends before it starts; the Functions runtime would read it as 2-22. Write it in two: "
        + "22-23,0-2.")]
    [InlineData("0 0 22-2/2 * * *", "has the range '22-2/2' for the hours")]
    [InlineData("0 0 3 * * fri-mon", "has the range 'fri-mon' for the day of the week")]
    [InlineData(
        "0 0 3 * nov-feb *",
        "has the range 'nov-feb' for the month, which ends before it starts; the Functions runtime would read it as 2-11. Write it in two: "
        + "11-12,1-2.")]
    [InlineData("50-10 0 3 * * *", "has the range '50-10' for the seconds")]
    [InlineData("0 60 3 * * *", "has '60' for the minutes; this field takes numbers from 0 to 59")]
    [InlineData("0 0 24 * * *", "has '24' for the hours")]
    [InlineData("0 0 3 0 * *", "has '0' for the day of the month")]
    [InlineData("0 0 3 * 13 *", "has '13' for the month")]
    [InlineData("0 0 3 * * 7", "has '7' for the day of the week; this field takes numbers from 0 to 6 or names such as Sun")]
    [InlineData("0 0 3 * * m", "has 'm' for the day of the week")]
    [InlineData("0 0 */0 * * *", "has '*/0' for the hours; a step is a number from 1 to 24")]
    [InlineData("0 0 */99 * * *", "has '*/99' for the hours")]
    [InlineData("0 0 1,,2 * * *", "has '' for the hours")]
    [InlineData("0 0 ? * * *", "has '?' for the hours")]
    [InlineData("0 0 3 * *", "is '0 0 3 * *', which has 5 fields. It needs six, the seconds first")]
    [InlineData("0 0 3 * * * *", "is '0 0 3 * * * *', which has 7 fields.")]
    [InlineData("@daily", "is '@daily', which has 1 fields.")]
    [InlineData("01:00:00", "is '01:00:00', which has 1 fields.")]
    [InlineData("%Nightly%", "is '%Nightly%': a reference to another setting is not supported here.")]
    [InlineData("", "is empty.")]
    [InlineData("  ", "is empty.")]
    [InlineData("0 0 3 31 2,4 *", "is '0 0 3 31 2,4 *', a day that none of its months has: it would never run.")]
    public void A_schedule_that_the_runtime_would_refuse_or_misread_is_a_fault(string schedule, string fault) =>
        CronSchedule.Fault(schedule).ShouldNotBeNull().ShouldStartWith(fault);

    [Fact]
    public void Whatever_passes_the_runtime_reads_as_it_is_meant()
    {
        var passed = 0;
        Gen.Select(Field(0, 59), Field(0, 59), Field(0, 23), Field(1, 31), Field(1, 12), Field(0, 6)).Sample(
            fields =>
            {
                var schedule = $"{fields.Item1} {fields.Item2} {fields.Item3} {fields.Item4} {fields.Item5} {fields.Item6}";
                if (CronSchedule.Read(schedule, out var values) is not null)
                {
                    return;
                }

                Interlocked.Increment(ref passed);
                var read = CrontabSchedule.Parse(schedule, Runtime).ToString().Split(' ');
                for (var field = 0; field < values.Count; field++)
                {
                    CronSchedule.Read(string.Join(' ', read), out var again).ShouldBeNull();
                    again[field].ShouldBe(values[field], ignoreOrder: true, schedule);
                }
            },
            iter: 2000);
        passed.ShouldBeGreaterThan(100);
    }

    private static Gen<string> Field(int least, int most)
    {
        var value = Gen.Int[least, most];
        var range = Gen.Select(value, value, (from, to) => $"{from}-{to}");
        var part = Gen.OneOf(
            Gen.Const("*"), Gen.Const("*"), value.Select(number => $"{number}"), range,
            Gen.Select(range, Gen.Int[1, 5], (text, step) => $"{text}/{step}"), Gen.Int[1, 7].Select(step => $"*/{step}"));
        return Gen.Frequency((4, part), (1, part.Array[2, 3].Select(parts => string.Join(',', parts))));
    }
}
