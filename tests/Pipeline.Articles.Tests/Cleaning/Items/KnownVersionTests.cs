using System.Globalization;
using Pipeline.Articles.Cleaning.Items;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Tests.Cleaning.Items;

/// <summary>What becomes of a version beside the newest that is known.</summary>
public sealed class KnownVersionTests
{
    /// <remarks>
    /// A version is number/day and hour of making/hour of arrival; a hyphen is what is not known, a K before it a kill; days alone have no
    /// hour.
    /// </remarks>
    [Theory]
    // The greater number is the newer, whatever comes first and whatever the clock says.
    [InlineData("1/24T07/08", "2/24T08/07", "Newest")]
    [InlineData("2/24T08/08", "1/24T07/09", "Superseded")]
    [InlineData("9/-/08", "10/-/07", "Newest")]
    [InlineData("2/24T08/08", "1/24T09/09", "Superseded")]
    // Without numbers, or with the same, the one that was made later.
    [InlineData("-/24T07/08", "-/24T08/07", "Newest")]
    [InlineData("-/24T08/08", "-/24T07/09", "Superseded")]
    [InlineData("3/24T08/08", "3/24T07/09", "Superseded")]
    [InlineData("3/24T07/08", "-/24T08/07", "Newest")]
    // Where that does not tell, the one that came later.
    [InlineData("-/-/08", "-/-/09", "Newest")]
    [InlineData("-/-/09", "-/-/08", "Superseded")]
    [InlineData("-/24/08", "-/24T07/09", "Newest")]
    [InlineData("-/25/08", "-/24T23/09", "Newest")]
    [InlineData("-/24/08", "-/25/07", "Newest")]
    [InlineData("3/-/08", "-/-/09", "Newest")]
    [InlineData("3/24T07/08", "3/24T07/08", "Undecided")]
    // A kill goes before what is not certainly newer, on either side.
    [InlineData("1/24T07/08", "K2/24T08/09", "Newest")]
    [InlineData("1/24T07/08", "K1/24T07/07", "Newest")]
    [InlineData("1/24T07/08", "K-/-/07", "Newest")]
    [InlineData("3/24T09/10", "K2/24T08/11", "Superseded")]
    [InlineData("-/24T09/10", "K-/24T08/11", "Superseded")]
    [InlineData("3/24T07/10", "K2/24T08/11", "Newest")]
    [InlineData("K2/24T08/09", "1/24T07/10", "Killed")]
    [InlineData("K2/24T08/09", "2/24T09/10", "Killed")]
    [InlineData("K2/24T08/09", "3/24T07/10", "Killed")]
    [InlineData("K2/24T08/09", "3/24T09/10", "Newest")]
    [InlineData("K2/-/09", "3/-/10", "Newest")]
    [InlineData("K-/24T08/09", "1/24T07/10", "Killed")]
    [InlineData("K-/24T08/09", "2/24T09/10", "Newest")]
    [InlineData("K-/-/09", "2/24T09/10", "Killed")]
    [InlineData("K2/24T08/09", "K1/24T07/10", "Superseded")]
    [InlineData("K2/24T08/09", "K3/24T09/10", "Newest")]
    public void Of_two_versions_one_stands(string known, string other, string verdict) =>
        Version(known, "a.json").Judge(Version(other, "a.json")).ToString().ShouldBe(verdict);

    [Fact]
    public void Of_two_that_came_at_one_moment_the_one_counts_whose_file_is_named_later()
    {
        Version("-/-/08", "a.json").Judge(Version("-/-/08", "b.json")).ShouldBe(VersionVerdict.Newest);
        Version("-/-/08", "b.json").Judge(Version("-/-/08", "a.json")).ShouldBe(VersionVerdict.Superseded);
    }

    [Theory]
    [InlineData("-/24T07/08", "-/24T08/07", "Newest")]
    [InlineData("-/24T08/08", "-/24T07/09", "Superseded")]
    [InlineData("-/-/09", "-/24T07/08", "Newest")]
    [InlineData("-/24T07/08", "-/-/09", "Superseded")]
    [InlineData("-/-/08", "-/-/09", "Newest")]
    public void A_capture_without_a_time_is_older_than_any_with_one(string known, string other, string verdict) =>
        Capture(known, "a.warc").Judge(Capture(other, "z.warc")).ToString().ShouldBe(verdict);

    private static KnownVersion Capture(string text, string file)
    {
        var version = Version(text, file);
        return version with { Version = version.Version with { IsCapture = true }, Part = file };
    }

    private static KnownVersion Version(string text, string file)
    {
        var isKill = text.StartsWith('K');
        var fields = text.TrimStart('K').Split('/');
        return new KnownVersion(
            new ItemVersion
            {
                Id = "urn:x:1",
                Version = fields[0] == "-" ? null : fields[0],
                CreatedAt = fields[1] == "-" ? null : Time($"2026-11-{(fields[1].Contains('T') ? fields[1] : fields[1] + "T00")}:00:00Z"),
                ReceivedAt = Time($"2026-11-24T{fields[2]}:00:00Z"),
            },
            file,
            isKill);
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
