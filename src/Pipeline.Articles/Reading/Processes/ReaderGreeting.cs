namespace Pipeline.Articles.Reading.Processes;

/// <summary>A reader process's first word: that it is one, and of which build.</summary>
internal sealed record ReaderGreeting
{
    private const int Length = 16;

    /// <summary>The build's mark: parent and child must be of the same.</summary>
    public Guid Build { get; init; } = typeof(ReaderGreeting).Module.ModuleVersionId;

    public void SendTo(Stream stream)
    {
        var frame = new FrameWriter();
        frame.Write(Build);
        frame.SendTo(stream);
    }

    /// <returns>Null when the process ended first.</returns>
    /// <exception cref="InvalidDataException">It says something else.</exception>
    public static ReaderGreeting? Receive(Stream stream) =>
        Frames.Receive(stream, Length) is { } frame ? new ReaderGreeting { Build = new FrameReader(frame).ReadGuid() } : null;
}
