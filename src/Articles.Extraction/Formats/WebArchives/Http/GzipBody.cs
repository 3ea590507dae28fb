using Articles.Extraction.Formats.Archives;
using Articles.Extraction.Formats.WebArchives.Records;

namespace Articles.Extraction.Formats.WebArchives.Http;

/// <summary>A body's gzip members, expanded. Like browsers, it passes over what stands behind them.</summary>
internal sealed class GzipBody : Stream
{
    private readonly GzipSource _members;
    private bool _hasEnded;

    /// <param name="body">The body.</param>
    public GzipBody(ReadOnlyMemory<byte> body) => _members = new GzipSource(MemoryStreams.Over(body), (_, _, _) => { });

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_hasEnded)
        {
            return 0;
        }

        try
        {
            return _members.Read(buffer);
        }
        catch (MemberFaultException fault) when (fault.Member > 0 && _members.IsBetween)
        {
            _hasEnded = true;
            return 0;
        }
        catch (MemberFaultException fault)
        {
            throw new InvalidDataException(fault.Message, fault);
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _members.Dispose();
        }

        base.Dispose(disposing);
    }
}
