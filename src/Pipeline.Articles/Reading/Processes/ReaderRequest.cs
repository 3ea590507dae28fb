using Articles.Extraction.Formats;

namespace Pipeline.Articles.Reading.Processes;

/// <summary>A request to a reader process. It is sent as two frames: the description, and the file's bytes.</summary>
/// <param name="Format">The format, which selects the reader.</param>
/// <param name="DroppedName">The dropped file's name, which the documents get.</param>
/// <param name="Input">The bytes: the dropped file, or a file in it.</param>
/// <param name="Expanded">The expanded size of the archives around it, in bytes.</param>
/// <param name="Options">The limits.</param>
internal sealed record ReaderRequest(string Format, string DroppedName, InputFile Input, long Expanded, ReadingOptions Options)
{
    private const int MaxDescriptionLength = 1_000_000;

    public void SendTo(Stream stream)
    {
        var frame = new FrameWriter();
        frame.Write(Format);
        frame.Write(DroppedName);
        frame.Write(Input.Name);
        frame.Write(Input.Depth);
        frame.Write(Input.Charset);
        frame.Write(Expanded);
        frame.Write(Options.MaxBytes);
        frame.Write(Options.MaxExpandedBytes);
        frame.Write(Options.MaxArchiveBytes);
        frame.Write(Options.IdentityByUrl ? (byte)1 : (byte)0);
        frame.Write(Options.MaxArchiveEntries);
        frame.Write(Options.MaxArchiveDepth);
        frame.Write(Options.MaxNesting);
        frame.Write(Options.MaxArticles);
        frame.Write(Options.MaxPdfPages);
        frame.Write(Options.MaxTime.Ticks);
        frame.SendTo(stream);
        Frames.Send(stream, Input.Bytes.Span);
    }

    /// <returns>The frame; null if the pipe has ended.</returns>
    public static ReaderRequest? Receive(Stream stream)
    {
        if (Frames.Receive(stream, MaxDescriptionLength) is not { } description)
        {
            return null;
        }

        var frame = new FrameReader(description);
        var (format, droppedName, name, depth, charset) =
            (frame.ReadText(), frame.ReadText(), frame.ReadText(), frame.ReadInt32(), frame.ReadTextOrNull());
        var expanded = frame.ReadInt64();
        var options = new ReadingOptions
        {
            MaxBytes = frame.ReadInt32(),
            MaxExpandedBytes = frame.ReadInt32(),
            MaxArchiveBytes = frame.ReadInt64(),
            IdentityByUrl = frame.ReadByte() != 0,
            MaxArchiveEntries = frame.ReadInt32(),
            MaxArchiveDepth = frame.ReadInt32(),
            MaxNesting = frame.ReadInt32(),
            MaxArticles = frame.ReadInt32(),
            MaxPdfPages = frame.ReadInt32(),
            MaxTime = TimeSpan.FromTicks(frame.ReadInt64()),
        };
        var bytes = Frames.Receive(stream, Array.MaxLength) ?? throw new EndOfStreamException();
        return new ReaderRequest(format, droppedName, new InputFile(name, bytes, depth, charset), expanded, options);
    }
}
