using System.Text;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>Tells with which method an answer was asked for: its request stands right before or behind it.</summary>
/// <param name="syntax">The format.</param>
internal sealed class RequestMethods(IRecordSyntax syntax)
{
    /// <summary>How many bytes are looked at of the record that follows an answer.</summary>
    public const int MaxHeader = 4 * 1024;

    private const int MaxMethod = 20;

    private (string Answer, string? Method)? _last;

    /// <summary>Keeps a request's method for the record that comes next.</summary>
    public void See(WebRecord record)
    {
        if (record is { IsGood: true, Header: { Kind: RecordKind.Request, ConcurrentTo: { } answer } })
        {
            _last = (answer, FirstWord(record.Content.Span));
        }
    }

    /// <summary>The method that the answer's request had.</summary>
    /// <param name="header">The answer's.</param>
    /// <param name="window">Where the next record begins at <paramref name="next"/>; it reads on.</param>
    /// <param name="next">Where the next record begins.</param>
    /// <returns>In upper case; null if no request of it stands beside it.</returns>
    public string? Of(RecordHeader header, RecordWindow window, int next)
    {
        if (header.Kind != RecordKind.Response || header.Id is not { } id)
        {
            return null;
        }

        if (_last is { } before && before.Answer == id)
        {
            return before.Method;
        }

        window.Ensure(next + MaxHeader);
        var rest = window.Available[Math.Min(next, window.Available.Length)..];
        return syntax.StartsAt(rest) && syntax.HeaderLength(rest) is var length and >= 0
            && syntax.TryParse(rest[..length], out var other, out _) && other.Kind == RecordKind.Request && other.ConcurrentTo == id
            ? FirstWord(rest[length..])
            : null;
    }

    private static string? FirstWord(ReadOnlySpan<byte> request)
    {
        var end = request[..Math.Min(request.Length, MaxMethod)].IndexOf((byte)' ');
        return end > 0 ? Encoding.ASCII.GetString(request[..end]).ToUpperInvariant() : null;
    }
}
