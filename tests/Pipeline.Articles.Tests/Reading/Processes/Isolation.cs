using System.Diagnostics;
using Articles.Extraction.Formats;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Reading.Processes;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Reading.Processes;

/// <summary>Reading with reader processes, of the stand-in program.</summary>
internal sealed class Isolation : IDisposable
{
    /// <summary>For a machine that is ten times slower.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public Isolation(ReadingOptions? options = null, IReaderLauncher? launcher = null)
    {
        var limits = Options.Create(new ReaderProcessOptions { MaxReaderMemory = 100_000_000 });
        Processes = new ReaderProcesses(launcher ?? new StandInLauncher(), limits, TimeProvider.System, Logger);
        Reader = new ArticleReader(options ?? new ReadingOptions { MaxTime = TimeSpan.FromMinutes(9) }, TimeProvider.System, Processes);
    }

    public CollectingLogger<ReaderProcesses> Logger { get; } = new();

    public ReaderProcesses Processes { get; }

    public ArticleReader Reader { get; }

    public IReadOnlyList<SourceDocument> Read(string says, CancellationToken? cancellationToken = null) =>
        Reader.Read("a.pdf", ReaderFile.That(says), cancellationToken ?? TestContext.Current.CancellationToken).Documents;

    /// <summary>What the reader found.</summary>
    public string Text(string says) => Read(says).ShouldHaveSingleItem().Content;

    public RejectionReason Rejection(string says) => Should.Throw<ArticleRejectedException>(() => Read(says)).Reason;

    /// <summary>Reads on a thread of its own, so that the test can do something to the process meanwhile.</summary>
    public Task<IReadOnlyList<SourceDocument>> Begin(string says, CancellationToken? cancellationToken = null) =>
        Task.Factory.StartNew(
            () => Read(says, cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public static async Task UntilAsync(Func<bool> condition)
    {
        for (var started = Stopwatch.GetTimestamp(); !condition(); await Task.Delay(10, TestContext.Current.CancellationToken))
        {
            Stopwatch.GetElapsedTime(started).ShouldBeLessThan(LongestWait);
        }
    }

    /// <summary>Whether a process is there, and is not a dead one that nobody has asked for.</summary>
    public static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public void Dispose() => Processes.Dispose();
}
