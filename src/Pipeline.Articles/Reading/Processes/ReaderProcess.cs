using System.Runtime.InteropServices;
using Articles.Extraction.Formats;
using Articles.Extraction.Formats.Isolation;

namespace Pipeline.Articles.Reading.Processes;

/// <summary>
/// The reader process itself: a program that was started with <see cref="Word"/> reads files for its parent and does nothing else. Each
/// host's Program.cs must call <see cref="IsAsked"/> first.
/// </summary>
public static class ReaderProcess
{
    /// <summary>The hidden command: the only argument of a reader process.</summary>
    public const string Word = "reader-process";

    /// <summary>Whether the program was started to read for another process of its kind.</summary>
    /// <param name="arguments">The program's arguments.</param>
    public static bool IsAsked(IReadOnlyList<string> arguments) => arguments is [Word];

    /// <summary>
    /// Reads requests from standard input and answers on standard output, until the input ends, which happens when the parent ends for any
    /// reason.
    /// </summary>
    /// <returns>The program's exit code.</returns>
    public static int Run() => Run(IsolatedFormats.Create());

    internal static int Run(IReadOnlyDictionary<string, IFormatReader<InputFile>> readers)
    {
        if (!Console.IsInputRedirected || !Console.IsOutputRedirected)
        {
            Console.Error.WriteLine($"'{Word}' is for internal use by the pipeline: it reads files for the process that started it.");
            return 1;
        }

        using var requests = Console.OpenStandardInput();
        using var answers = Console.OpenStandardOutput();
        Console.SetOut(TextWriter.Null);

        // A signal to the whole group (Ctrl-C, a service that is stopped) is for the parent, which may want to finish started work.
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];
        var ignored = Array.ConvertAll(signals, signal => PosixSignalRegistration.Create(signal, context => context.Cancel = true));
        try
        {
            ProcessLimits.ForbidFiles();
            new ReaderLoop(readers, requests, answers).Run();
            return 0;
        }
        finally
        {
            Array.ForEach(ignored, registration => registration.Dispose());
        }
    }
}
