namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>A web archive that is not compressed: one member, without faults.</summary>
/// <param name="stream">The archive; it stays open.</param>
internal sealed class PlainSource(Stream stream) : ArchiveSource
{
    private Stream _stream = stream;

    public override long Member => 0;

    public override bool IsCompressed => false;

    public override int Read(Span<byte> buffer) => _stream.Read(buffer);

    public override bool Recover(StartPredicate isStart) => false;

    public override void MoveTo(Stream stream, long offset) => (_stream, Origin) = (stream, offset);

    public override void Dispose()
    {
    }
}
