using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Faults.Counting;
using Pipeline.Faults.Dropping;
using Pipeline.Faults.Running;
using Pipeline.Local.Commands.Output;
using Pipeline.Storage;
using Spectre.Console;

namespace Pipeline.Faults.Runs;

/// <summary>What every run has in common: the files, the host's last word, the count, the table.</summary>
/// <param name="Name">The command's name.</param>
/// <param name="Station">Where it runs.</param>
/// <param name="Seed">Of everything that is random.</param>
internal sealed record FaultRun(string Name, Station Station, int Seed)
{
    private static readonly TimeSpan HostStart = TimeSpan.FromMinutes(2);
    private readonly long _started = TimeProvider.System.GetTimestamp();

    /// <summary>Makes the files.</summary>
    public NewsDesk Desk { get; } = new(Seed);

    /// <summary>Everything else that is random.</summary>
    public Random Random { get; } = new(Seed);

    /// <summary>Drops the files.</summary>
    public Crawler Crawler => new(Desk, Station.Services.GetRequiredService<IInbox>());

    private static Option<int> SeedOption() =>
        new("--seed") { DefaultValueFactory = _ => 7, Description = "Of everything that is random: files, moments, faults." };

    private static Option<int> ArticlesOption(int count) =>
        new("--articles") { DefaultValueFactory = _ => count, Description = "Files to drop." };

    private static Option<bool> KeepOption() => new("--keep") { Description = "Keeps the run's folder, with storage, index and logs." };

    /// <summary>A command of a run.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="articles">How many files, unless told otherwise.</param>
    /// <param name="settings">Settings of the host; null for none.</param>
    /// <param name="runAsync">The run.</param>
    /// <param name="options">Its own options.</param>
    public static Command Command(
        string name,
        string description,
        int articles,
        Dictionary<string, string>? settings,
        Func<FaultRun, ParseResult, int, CancellationToken, Task<Tally>> runAsync,
        params Option[] options)
    {
        var (count, seed, keep) = (ArticlesOption(articles), SeedOption(), KeepOption());
        var command = new Command(name, description) { count, seed, keep };
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var station = await Station.StartAsync(settings ?? [], cancellationToken);
            station.IsKept = arguments.GetValue(keep);
            var run = new FaultRun(name, station, arguments.GetValue(seed));
            return run.Report(await runAsync(run, arguments, arguments.GetValue(count), cancellationToken));
        });
        return command;
    }

    /// <summary>How many of all fall to one of several, evenly.</summary>
    public static int Share(int all, int one, int several) => (int)((long)all * (one + 1) / several) - (int)((long)all * one / several);

    /// <summary>An option with a number.</summary>
    public static Option<int> NumberOption(string name, int number, string description) =>
        new(name) { DefaultValueFactory = _ => number, Description = description };

    /// <summary>Starts a host and waits until it runs.</summary>
    public async Task<HostProcess> StartHostAsync(CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? settings = null)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(HostStart);
        var host = Station.StartHost(settings);
        try
        {
            await host.WaitUntilRunningAsync(timeout.Token);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tells how it goes.</summary>
    public void Say(string sentence) =>
        AnsiConsole.MarkupLineInterpolated(
        CultureInfo.InvariantCulture, $"[dim]{TimeProvider.System.GetElapsedTime(_started):h\\:mm\\:ss} {sentence}[/]");

    /// <summary>Waits until everything has settled under the host that runs, then counts.</summary>
    /// <param name="patience">How long nothing may change before the run is given up as it is.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Tally> CountAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var dropped = Desk.Current;
        if (!await new Settling(Station.Services, TimeProvider.System).WaitAsync(dropped, patience, cancellationToken))
        {
            Say($"Nothing has changed for {patience.TotalMinutes:0.#} minutes.");
        }

        return Audit.Of(dropped, await new Observer(Station.Services).ObserveAsync(dropped, cancellationToken));
    }

    /// <summary>Whether a host that ended by itself is to be found.</summary>
    public static Tally With(Tally tally, SupervisedHost host) => With(
        tally, host.Crashes == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"The host ended by itself {host.Crashes} times.")]);

    /// <summary>More that is wrong.</summary>
    public static Tally With(Tally tally, IReadOnlyList<string> findings) => tally with { Findings = [.. findings, .. tally.Findings] };

    /// <summary>Prints it.</summary>
    /// <returns>The exit code.</returns>
    public int Report(Tally tally)
    {
        new TallyTable(Terminal.Output()).Print(Name, tally, TimeProvider.System.GetElapsedTime(_started));
        return tally.IsSound ? 0 : 1;
    }
}
