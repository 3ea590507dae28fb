namespace Pipeline.Local.Commands.Output;

/// <summary>Writes progress as lines on standard error, at once and in order.</summary>
internal sealed class ErrorLines : IProgress<string>
{
    public void Report(string value) => Console.Error.WriteLine(value);
}
