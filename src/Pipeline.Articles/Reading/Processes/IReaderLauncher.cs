namespace Pipeline.Articles.Reading.Processes;

/// <summary>Gives the command that starts a reader process.</summary>
public interface IReaderLauncher
{
    /// <summary>The program that calls <see cref="ReaderProcess.Run()"/>, and its arguments.</summary>
    /// <exception cref="ReaderProcessException">There is no such program.</exception>
    ReaderCommand Command { get; }
}
