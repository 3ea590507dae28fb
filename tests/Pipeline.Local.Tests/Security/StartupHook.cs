using System.Diagnostics.Tracing;

#pragma warning disable CA1050 // The runtime looks for a class of this name outside any namespace (DOTNET_STARTUP_HOOKS).
/// <summary>
/// Runs in the program's own process before its Main, and writes down whatever it connects to, looks up, or asks for over HTTP.
/// </summary>
internal sealed class StartupHook : EventListener
{
    /// <summary>The environment variable that names the file.</summary>
    public const string LogVariable = "CONNECTIONS_LOG";

    private static readonly string? LogFile = Environment.GetEnvironmentVariable(LogVariable);
    private static StartupHook? _listener;

    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        if (LogFile is not null)
        {
            _listener = new StartupHook();
            GC.KeepAlive(_listener);
        }
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "System.Net.Sockets" or "System.Net.NameResolution" or "System.Net.Http")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName is "ConnectStart" or "ResolutionStart" or "RequestStart")
        {
            lock (this)
            {
                File.AppendAllText(LogFile!, $"{eventData.EventName} {string.Join(' ', eventData.Payload!.Take(3))}\n");
            }
        }
    }
}
