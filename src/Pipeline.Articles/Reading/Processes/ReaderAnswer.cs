using System.Text.Json;
using Articles.Extraction.Formats;
using Articles.Extraction.Formats.WebArchives;
using Articles.Extraction.Formats.Fields;

namespace Pipeline.Articles.Reading.Processes;

/// <summary>The answer of a reader process: documents, a rejection, or the reason for a failure.</summary>
internal sealed record ReaderAnswer
{
    /// <summary>The maximum length of an answer in bytes. The longest accepted PDF has a million letters, of two bytes each.</summary>
    public const int MaxLength = 256_000_000;

    /// <summary>The documents; empty for the other answers.</summary>
    public IReadOnlyList<SourceDocument> Documents { get; init; } = [];

    /// <summary>The rejection, if the file is not an article.</summary>
    public RejectionReason? Rejection { get; init; }

    /// <summary>The reason for a failure, if any. The process cannot be used again.</summary>
    public ReaderFailure? Failure { get; init; }

    /// <summary>The expanded size of the file's streams, in bytes.</summary>
    public long Expanded { get; init; }

    public void SendTo(Stream stream)
    {
        var frame = new FrameWriter();
        frame.Write(Expanded);
        Write(frame, Rejection);
        frame.Write(Failure is null ? (byte)0 : (byte)1);
        if (Failure is not null)
        {
            frame.Write((byte)Failure.Kind);
            frame.Write(Failure.Detail);
        }

        frame.Write(Documents.Count);
        foreach (var document in Documents)
        {
            Write(frame, document);
        }

        frame.SendTo(stream);
    }

    /// <exception cref="InvalidDataException">It is not an answer.</exception>
    /// <exception cref="EndOfStreamException">The process ended before it answered.</exception>
    public static ReaderAnswer Receive(Stream stream)
    {
        var frame = new FrameReader(Frames.Receive(stream, MaxLength) ?? throw new EndOfStreamException());
        return new ReaderAnswer
        {
            Expanded = frame.ReadInt64(),
            Rejection = ReadReason(frame),
            Failure = frame.ReadByte() == 0 ? null : new ReaderFailure((ReaderFailureKind)frame.ReadByte(), frame.ReadText()),
            Documents = ReadDocuments(frame),
        };
    }

    private static void Write(FrameWriter frame, RejectionReason? reason)
    {
        frame.Write(reason?.Code);
        if (reason is not null)
        {
            frame.Write(reason.Message);
        }
    }

    private static RejectionReason? ReadReason(FrameReader frame) =>
        frame.ReadTextOrNull() is { } code ? new RejectionReason(code, frame.ReadText()) : null;

    private static void Write(FrameWriter frame, SourceDocument document)
    {
        frame.Write(document.Name);
        frame.Write(document.Part);
        frame.Write((byte)document.Format);
        frame.Write((byte)document.Kind);
        frame.Write(document.Charset);
        frame.Write(document.Content);
        frame.Write(document.Declared.Title);
        frame.Write(document.Declared.Byline);
        frame.Write(document.Declared.PublishedAt);
        frame.Write(document.Declared.ModifiedAt);
        frame.Write(document.Declared.SiteName);
        frame.Write(document.Declared.CanonicalUrl);
        frame.Write(document.Declared.CapturedAt);
        frame.Write(document.Declared.Language);
        frame.Write(document.Declared.LeadImage);
        Write(frame, document.Rejection);
        frame.Write(document.IsUnreadable ? (byte)1 : (byte)0);
        frame.Write(document.Wire is null ? null : JsonSerializer.Serialize(document.Wire));
        frame.Write(document.Embargo is null ? null : JsonSerializer.Serialize(document.Embargo));
        frame.Write(document.Expiry is null ? null : JsonSerializer.Serialize(document.Expiry));
        frame.Write(document.Capture is null ? null : JsonSerializer.Serialize(document.Capture));
        frame.Write(document.Note);
        frame.Write(document.OuterTitle);
        frame.Write(document.Margins);
        frame.Write(document.Attached.Count == 0 ? null : JsonSerializer.Serialize(document.Attached));
    }

    private static List<SourceDocument> ReadDocuments(FrameReader frame)
    {
        var documents = new List<SourceDocument>();
        for (var left = frame.ReadInt32(); left > 0; left--)
        {
            documents.Add(ReadDocument(frame));
        }

        return documents;
    }

    private static SourceDocument ReadDocument(FrameReader frame) => new()
    {
        Name = frame.ReadText(),
        Part = frame.ReadTextOrNull(),
        Format = (SourceFormat)frame.ReadByte(),
        Kind = (ContentKind)frame.ReadByte(),
        Charset = frame.ReadTextOrNull(),
        Content = frame.ReadText(),
        Declared = new DeclaredMetadata
        {
            Title = frame.ReadTextOrNull(),
            Byline = frame.ReadTextOrNull(),
            PublishedAt = frame.ReadTime(),
            ModifiedAt = frame.ReadTime(),
            SiteName = frame.ReadTextOrNull(),
            CanonicalUrl = frame.ReadTextOrNull(),
            CapturedAt = frame.ReadTime(),
            Language = frame.ReadTextOrNull(),
            LeadImage = frame.ReadTextOrNull(),
        },
        Rejection = ReadReason(frame),
        IsUnreadable = frame.ReadByte() != 0,
        Wire = ReadJson<WireItem>(frame),
        Embargo = ReadJson<WireEmbargo>(frame),
        Expiry = ReadJson<DeclaredExpiry>(frame),
        Capture = ReadJson<PageCapture>(frame),
        Note = frame.ReadTextOrNull(),
        OuterTitle = frame.ReadTextOrNull(),
        Margins = frame.ReadTextOrNull(),
        Attached = ReadJson<WireItem[]>(frame) ?? [],
    };

    private static T? ReadJson<T>(FrameReader frame)
        where T : class
    {
        try
        {
            return frame.ReadTextOrNull() is { } json ? JsonSerializer.Deserialize<T>(json) : null;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"A {typeof(T).Name} in the frame cannot be read.", exception);
        }
    }
}
