namespace Pipeline.Articles.Reading.Processes;

/// <summary>A reader process's first message: it identifies the process and its build.</summary>
internal sealed record ReaderGreeting
{
    private const int Length = 16;

    /// <summary>The build's id: parent and child must have the same.</summary>
    public Guid Build { get; init; } = typeof(ReaderGreeting).Module.ModuleVersionId;

    public void SendTo(Stream stream)
    {
        var frame = new FrameWriter();
        frame.Write(Build);
        frame.SendTo(stream);
    }

    /// <returns>Null if the process ended first.</returns>
    /// <exception cref="InvalidDataException">The process sent something else.</exception>
    public static ReaderGreeting? Receive(Stream stream) =>
        Frames.Receive(stream, Length) is { } frame ? new ReaderGreeting { Build = new FrameReader(frame).ReadGuid() } : null;
}
