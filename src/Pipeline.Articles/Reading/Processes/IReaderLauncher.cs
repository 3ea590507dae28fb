namespace Pipeline.Articles.Reading.Processes;

/// <summary>Tells how a reader process is started.</summary>
public interface IReaderLauncher
{
    /// <summary>The program that calls <see cref="ReaderProcess.Run()"/>, and its arguments.</summary>
    /// <exception cref="ReaderProcessException">There is none.</exception>
    ReaderCommand Command { get; }
}
