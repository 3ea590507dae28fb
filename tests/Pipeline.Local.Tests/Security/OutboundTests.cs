using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reading.Processes;

namespace Pipeline.Local.Tests.Security;

/// <summary>Nothing is ever fetched because an article says so.</summary>
[Collection<WatchedRunCollection>]
public sealed partial class OutboundTests(WatchedRun run)
{
    [Fact]
    public async Task Every_file_with_a_bait_was_read()
    {
        foreach (var name in run.Baited)
        {
            var row = await run.RowAsync(name);
            row.Stage.ShouldBe(
                name.Contains(".zip", StringComparison.Ordinal) || name.Contains("feed.", StringComparison.Ordinal)
                    ? ArticleStage.Expanded
                    : ArticleStage.Published, $"{name}: {row.Reason?.Message}");
        }
    }

    [Fact]
    public void No_address_in_an_article_is_asked_for() => run.Trap.Caught.ShouldBeEmpty();

    [Fact]
    public void The_host_connects_to_its_storage_its_collector_and_itself_alone()
    {
        int[] allowed = [.. run.Allowed];
        run.Connections.ShouldNotBeEmpty();
        foreach (var line in run.Connections.Distinct())
        {
            if (line.StartsWith("ConnectStart", StringComparison.Ordinal))
            {
                // A socket address as bytes: the port, in IPv6 four bytes of flow, the address.
                var bytes = Number().Matches(line[line.IndexOf('{', StringComparison.Ordinal)..])
                    .Select(match => byte.Parse(match.Value, CultureInfo.InvariantCulture)).ToArray();
                var address = new IPAddress(line.Contains("InterNetworkV6", StringComparison.Ordinal) ? bytes[6..22] : bytes[2..6]);
                IPAddress.IsLoopback(address).ShouldBeTrue(line);
                allowed.ShouldContain((bytes[0] << 8) + bytes[1], line);
            }
            else if (line.StartsWith("RequestStart", StringComparison.Ordinal))
            {
                line.Split(' ')[2].ShouldBe("127.0.0.1", line);
                allowed.ShouldContain(int.Parse(line.Split(' ')[3], CultureInfo.InvariantCulture), line);
            }
            else
            {
                line.ShouldBe("ResolutionStart 127.0.0.1");
            }
        }
    }

    [Fact]
    public void The_host_starts_nothing_but_its_own_reader()
    {
        run.Children.ShouldNotBeEmpty("one of the baited files is a PDF");
        run.Children.ShouldAllBe(command => command.EndsWith($"articles.dll {ReaderProcess.Word}", StringComparison.Ordinal));
        run.Grandchildren.ShouldBeEmpty();
    }

    [Fact]
    public void The_host_listens_on_the_loopback_interface_alone()
    {
        run.Listening.ShouldNotBeEmpty();
        run.Listening.ShouldAllBe(address => address == "127.0.0.1");
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
