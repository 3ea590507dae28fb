namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>A web archive that is not compressed: one member, without faults.</summary>
/// <param name="stream">The archive; it stays open.</param>
internal sealed class PlainSource(Stream stream) : ArchiveSource
{
    public override long Member => 0;

    public override bool IsCompressed => false;

    public override int Read(Span<byte> buffer) => stream.Read(buffer);

    public override bool Recover(StartPredicate isStart) => false;

    public override void Dispose()
    {
    }
}
