using System.Globalization;
using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Tests.Formats.Fields;

public sealed class DeclaredDateTests
{
    [Theory]
    [InlineData("2026-11-02T08:00:00+01:00", "2026-11-02T07:00:00Z")]
    [InlineData("2026-11-02T08:00:00+0100", "2026-11-02T07:00:00Z")]
    [InlineData("2026-11-02T08:00:00.123456Z", "2026-11-02T08:00:00.123456Z")]
    [InlineData("2026-11-02T08:00Z", "2026-11-02T08:00:00Z")]
    [InlineData("2026-11-02T08:00:00", "2026-11-02T08:00:00Z")]
    [InlineData("2026-11-02 08:00:00", "2026-11-02T08:00:00Z")]
    [InlineData("2026-11-02 08:00:00 UTC", "2026-11-02T08:00:00Z")]
    [InlineData("2026-11-02", "2026-11-02T00:00:00Z")]
    [InlineData("20261102T080000-0500", "2026-11-02T13:00:00Z")]
    [InlineData("20261102", "2026-11-02T00:00:00Z")]
    [InlineData("Mon, 02 Nov 2026 08:00:00 GMT", "2026-11-02T08:00:00Z")]
    [InlineData("Mon, 2 Nov 2026 08:00:00 -0500", "2026-11-02T13:00:00Z")]
    [InlineData("02 Nov 26 08:00 EST", "2026-11-02T13:00:00Z")]
    [InlineData("Mon, 02 Nov 2026 08:00:00 PDT", "2026-11-02T15:00:00Z")]
    [InlineData("Mon, 02 Nov 2026 08:00:00 CET", "2026-11-02T07:00:00Z")]
    [InlineData("Tue, 02 Jun 2026 08:00:00 BST", "2026-06-02T07:00:00Z")]
    public void A_date_is_read_to_utc(string text, string utc) =>
        DeclaredDate.Parse(text).ShouldBe(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("5 March")]
    [InlineData("March 5, 2026")]
    [InlineData("03/05/2026")]
    [InlineData("Mon, 02 Nov 2026 08:00:00")]
    [InlineData("2026-13-40")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("9999-12-31")]
    [InlineData("Mon, 02 Nov 2026 99:99:99 GMT")]
    public void What_cannot_be_known_is_not_guessed(string? text) => DeclaredDate.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData(1_793_606_400d, 2026)]
    [InlineData(1_793_606_400_000d, 2026)]
    [InlineData(99_999_999_999d, null)]
    [InlineData(7d, null)]
    [InlineData(-1d, null)]
    [InlineData(double.NaN, null)]
    [InlineData(1e300, null)]
    public void Unix_time_is_seconds_or_milliseconds(double value, int? year) => (DeclaredDate.FromUnixTime(value)?.Year).ShouldBe(year);
}
