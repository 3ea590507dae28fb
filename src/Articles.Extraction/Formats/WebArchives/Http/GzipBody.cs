using Articles.Extraction.Formats.Archives;
using Articles.Extraction.Formats.WebArchives.Records;

namespace Articles.Extraction.Formats.WebArchives.Http;

/// <summary>A body's gzip members, expanded. Like browsers, it passes over what stands behind them.</summary>
internal sealed class GzipBody : ForwardStream
{
    private readonly GzipSource _members;
    private bool _hasEnded;

    /// <param name="body">The body.</param>
    public GzipBody(ReadOnlyMemory<byte> body) => _members = new GzipSource(MemoryStreams.Over(body), (_, _, _) => { });

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
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _members.Dispose();
        }

        base.Dispose(disposing);
    }
}
