using System.Globalization;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.Tests.Evidence;

public sealed class DateParserTests
{
    private static readonly DateParser Dates = new();

    [Theory]
    [InlineData("Published April 20, 2024 at 4:12 pm EDT", "en", "2024-04-20T20:12:00Z", "Published")]
    [InlineData("20.04.2024, 14:12 Uhr", "de", "2024-04-20T00:00:00Z", "Unlabelled")]
    [InlineData("20.04.2024, 14.12 Uhr MESZ", "de", "2024-04-20T12:12:00Z", "Unlabelled")]
    [InlineData("Updated: 2024-04-20T16:12:05+02:00", "en", "2024-04-20T14:12:05Z", "Modified")]
    [InlineData("By Tim Childers - Live Science Contributor 2019-11-19T12:48:14Z Space", "en", "2019-11-19T12:48:14Z", "Unlabelled")]
    [InlineData("19 Nov 2019 05:44 GMT", "en", "2019-11-19T05:44:00Z", "Unlabelled")]
    [InlineData("Updated 10:01 pm PST, Tuesday, November 19, 2019", "en", "2019-11-20T06:01:00Z", "Modified")]
    [InlineData("Nov. 18, 2019 7:04 pm ET", "en", "2019-11-19T00:04:00Z", "Unlabelled")]
    [InlineData("July 18, 2019 7:04 p.m. ET", "en", "2019-07-18T23:04:00Z", "Unlabelled")]
    [InlineData("Published Tue, Nov 19 2019 7:05 AM EST", "en", "2019-11-19T12:05:00Z", "Published")]
    [InlineData("Wednesday 20 November 2019 11:42, UK", "en", "2019-11-20T00:00:00Z", "Unlabelled")]
    [InlineData("11/20/2019 01:14 PM", "en", "2019-11-20T00:00:00Z", "Unlabelled")]
    [InlineData("5:45 AM PST 11/08/2019 by Patrick Shanley", "en", "2019-11-08T13:45:00Z", "Unlabelled")]
    [InlineData("Veröffentlicht am 3. März 2024", "de", "2024-03-03T00:00:00Z", "Published")]
    [InlineData("Publié le 1er mai 2024 à 18h05", "fr", "2024-05-01T00:00:00Z", "Published")]
    [InlineData("segunda-feira, 22 de janeiro de 2018 às 0:13", "pt", "2018-01-22T00:00:00Z", "Unlabelled")]
    [InlineData("Atualizado em 05/04/2024 10h20", "pt", "2024-04-05T00:00:00Z", "Modified")]
    [InlineData("Опубликовано 5 апреля 2024 г. в 10:20 МСК", "ru", "2024-04-05T07:20:00Z", "Published")]
    [InlineData("2024年4月20日", "ja", "2024-04-20T00:00:00Z", "Unlabelled")]
    [InlineData("2024년 4월 20일", "ko", "2024-04-20T00:00:00Z", "Unlabelled")]
    [InlineData("20 เม.ย. 2567 เวลา 9.30 น.", "th", "2024-04-20T00:00:00Z", "Unlabelled")]
    [InlineData("২০ এপ্রিল ২০২৪", "bn", "2024-04-20T00:00:00Z", "Unlabelled")]
    [InlineData("20 d'abril de 2024", "ca", "2024-04-20T00:00:00Z", "Unlabelled")]
    [InlineData("20 април 2024", "bg", "2024-04-20T00:00:00Z", "Unlabelled")]
    [InlineData("公開日：2016.12.01", "ja", "2016-12-01T00:00:00Z", "Published")]
    [InlineData("4 Nisan 2024 14:30", "tr", "2024-04-04T00:00:00Z", "Unlabelled")]
    [InlineData("Posted on Oktober 27, 2015 by Admin", "id", "2015-10-27T00:00:00Z", "Published")]
    [InlineData("Published: 04/03/2024 21:15 GMT", "en-GB", "2024-03-04T21:15:00Z", "Published")]
    [InlineData("12/03/24", "en-GB", "2024-03-12T00:00:00Z", "Unlabelled")]
    [InlineData("פורסם: 12.03.24, 08:15", "he", "2024-03-12T00:00:00Z", "Published")]
    [InlineData("12.03.24", "de-AT", "2024-03-12T00:00:00Z", "Unlabelled")]
    [InlineData("令和6年3月12日", "ja", "2024-03-12T00:00:00Z", "Unlabelled")]
    [InlineData("الثلاثاء 12 آذار/مارس 2024", "ar", "2024-03-12T00:00:00Z", "Unlabelled")]
    [InlineData("12 غشت 2024", "ar", "2024-08-12T00:00:00Z", "Unlabelled")]
    [InlineData("12 جانفي 2024", "ar", "2024-01-12T00:00:00Z", "Unlabelled")]
    [InlineData("نشر في 12 آذار 2024", "ar", "2024-03-12T00:00:00Z", "Published")]
    [InlineData("2024.03.12. 오후 9:05 +0900", "ko", "2024-03-12T12:05:00Z", "Unlabelled")]
    [InlineData("2024年3月12日 下午3:05 +0800", "zh", "2024-03-12T07:05:00Z", "Unlabelled")]
    [InlineData("2024年3月12日 午前0:05 +0900", "ja", "2024-03-11T15:05:00Z", "Unlabelled")]
    public void A_date_is_read_in_UTC(string line, string language, string instant, string role)
    {
        var finding = Dates.Find(line, language).ShouldHaveSingleItem();

        finding.Instant.ShouldBe(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));
        finding.Role.ToString().ShouldBe(role);
    }

    [Fact]
    public void Two_dates_in_a_line_each_have_their_role()
    {
        var findings = Dates.Find("PUBLISHED: 10:48, Tue, Nov 19, 2019 | UPDATED: 11:05, Tue, Nov 20, 2019", "en");

        findings.Select(finding => (finding.Role, finding.Instant.Day)).ShouldBe([(DateRole.Published, 19), (DateRole.Modified, 20)]);
    }

    [Theory]
    [InlineData("03/04/2024", "en")]
    [InlineData("03/04/2024", null)]
    [InlineData("Updated Nov 19, 6:55 AM", "en")]
    [InlineData("04-05-19", "en")]
    [InlineData("04.05.19", "en")]
    [InlineData("04.05.19", null)]
    [InlineData("24.03.12", "ko")]
    [InlineData("10.03.24.1", "de")]
    [InlineData("30 February 2024", "en")]
    [InlineData("April 2024", "en")]
    [InlineData("June 9 -- Coral Sky Amphitheatre, West Palm Beach, FL", "en")]
    [InlineData("Version 1.2.2024.5", "en")]
    [InlineData("no digits", "en")]
    public void What_is_not_certain_is_not_guessed(string line, string? language) => Dates.Find(line, language).ShouldBeEmpty();

    [Theory]
    [InlineData("May 3", true)]
    [InlineData("at 10:30", true)]
    [InlineData("2024", false)]
    [InlineData("May", false)]
    public void A_quick_look_tells_lines_that_may_hold_a_date(string line, bool mentioned) => Dates.IsMentioned(line).ShouldBe(mentioned);

    [Theory]
    [InlineData("2024年4月20日")]
    [InlineData("2024年4月20日 09:30")]
    [InlineData("2024년 4월 20일")]
    public void A_line_of_East_Asia_that_is_nothing_but_a_date_is_one(string line)
    {
        Dates.IsMentioned(line).ShouldBeTrue();
        Dates.IsDateOnly(line).ShouldBeTrue();
    }
}
