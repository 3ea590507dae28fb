using Pipeline.Local.Commands.Output;
using Serilog.Core;
using Serilog.Events;

namespace Pipeline.Local.Hosting;

/// <summary>Gives an event with an exception a <c>Cause</c>: the innermost exception's message, in one line.</summary>
internal sealed class CauseEnricher : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (logEvent.Exception?.GetBaseException() is { } cause)
        {
            logEvent.AddPropertyIfAbsent(new LogEventProperty("Cause", new ScalarValue(" " + CellText.OneLine(cause.Message))));
        }
    }
}
