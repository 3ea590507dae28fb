using System.Globalization;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;

namespace Pipeline.Local.Hosting;

/// <summary>
/// The host's log: one file per day in the data folder, with stack traces, kept for a week. <c>serve</c> also writes it to standard error,
/// one line per event; a progress bar would conflict with it.
/// </summary>
internal static class HostLog
{
    private const int FilesKept = 7;
    private const long MaxBytes = 50_000_000;
    private const string InFile = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u3} {SourceContext}: {Message:lj}{NewLine}{Exception}";
    private const string OnConsole = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{Cause:l}{NewLine}";

    /// <summary>The folder of the files, in the data folder.</summary>
    public static string FolderIn(string dataFolder) => Path.Combine(dataFolder, "logs");

    /// <summary>Adds it.</summary>
    /// <param name="logging">The logging builder.</param>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="console">Whether to write to standard error too.</param>
    public static ILoggingBuilder AddHostLog(this ILoggingBuilder logging, string dataFolder, bool console)
    {
        var log = new LoggerConfiguration()
            .MinimumLevel.Warning()
            .MinimumLevel.Override(nameof(Pipeline), LogEventLevel.Information)
            .Enrich.With<CauseEnricher>()
            .WriteTo.File(
                Path.Combine(FolderIn(dataFolder), "host-.log"),
                outputTemplate: InFile,
                formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: MaxBytes,
                retainedFileCountLimit: FilesKept,
                shared: true);
        if (console)
        {
            log.WriteTo.Console(
                outputTemplate: OnConsole, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose);
        }

        return logging.ClearProviders().AddSerilog(log.CreateLogger(), dispose: true);
    }
}
