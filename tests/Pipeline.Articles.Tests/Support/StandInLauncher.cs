using Pipeline.Articles.Reading.Processes;

namespace Pipeline.Articles.Tests.Support;

/// <summary>Starts the tests' own reader process: the tests' program is none.</summary>
internal sealed class StandInLauncher : IReaderLauncher
{
    public ReaderCommand Command { get; } =
        new("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Pipeline.StandInReader.dll"), ReaderProcess.Word]);
}
