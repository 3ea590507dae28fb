namespace Pipeline.Search.Tests;

/// <summary>Keeps the state as a file does, over several runs.</summary>
internal sealed class RebuildStates : IRebuildStates
{
    public RebuildState? State { get; private set; }

    public RebuildState? Read() => State;

    public void Write(RebuildState? state) => State = state;
}
