using System.Globalization;
using Articles.Extraction.Html.Metadata;

namespace Articles.Extraction.Tests.Html;

/// <summary>Times that pages declare for machines.</summary>
public sealed class MachineTimeTests
{
    [Theory]
    [InlineData("2026-03-12T06:45:00Z", "2026-03-12T06:45:00Z")]
    [InlineData("2026-03-12T06:45:00.123Z", "2026-03-12T06:45:00Z")]
    [InlineData("2026-03-12T07:45:00+01:00", "2026-03-12T06:45:00Z")]
    [InlineData("2026-03-12T01:45-0500", "2026-03-12T06:45:00Z")]
    [InlineData("2026-03-12 06:45:00 UTC", "2026-03-12T06:45:00Z")]
    [InlineData("20260312T064500Z", "2026-03-12T06:45:00Z")]
    [InlineData("Thu, 12 Mar 2026 06:45:00 GMT", "2026-03-12T06:45:00Z")]
    [InlineData("Thu, 12 Mar 2026 07:45:00 +0100", "2026-03-12T06:45:00Z")]
    [InlineData("2026-03-12", "2026-03-12T00:00:00Z")]
    [InlineData("2026/03/12", "2026-03-12T00:00:00Z")]
    [InlineData("20260312", "2026-03-12T00:00:00Z")]
    [InlineData("1773297900", "2026-03-12T06:45:00Z")]
    [InlineData("1773297900000", "2026-03-12T06:45:00Z")]
    [InlineData("Thu Mar 12 06:45:00 UTC 2026", "2026-03-12T06:45:00Z")]
    [InlineData("Thu Mar 12 2026 07:45:00 GMT+0100 (Central European Standard Time)", "2026-03-12T06:45:00Z")]
    [InlineData("Thu Mar 12 2026 06:45:00 GMT+0000", "2026-03-12T06:45:00Z")]
    [InlineData("Thu Mar 12 23:45:00 EDT 2026", "2026-03-12T00:00:00Z")]
    public void A_time_is_read_as_UTC(string text, string utc) =>
        MachineTime.Parse(text).ShouldBe(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture));

    [Fact]
    public void Without_an_offset_only_the_day_is_known() =>
        MachineTime.Parse("2026-03-12T23:45:00").ShouldBe(new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-13-12")]
    [InlineData("2026-02-30T10:00:00Z")]
    [InlineData("2026-03")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("03/12/2026")]
    [InlineData("12345678")]
    [InlineData("99")]
    public void What_is_no_whole_date_is_unknown(string? text) => MachineTime.Parse(text).ShouldBeNull();
}
