using System.Globalization;
using Articles.Extraction.Formats.WebArchives.Http;

namespace Articles.Extraction.Formats.WebArchives.Records;

/// <summary>
/// Reads the records of a web archive, forward, each once, in memory bounded by the limit of a record. A record counts as good only if the
/// next one, or the end, follows where its length says: a wrong length would cut a page short or run into the next record. Behind a damaged
/// record, reading goes on at the next one.
/// </summary>
/// <param name="source">The bytes.</param>
/// <param name="syntax">The format.</param>
/// <param name="limit">The most bytes of a record that are kept.</param>
internal sealed class RecordReader(ArchiveSource source, IRecordSyntax syntax, int limit)
{
    /// <summary>How many bytes are kept of a record over the limit: enough for the head of an answer.</summary>
    public const int Glance = 64 * 1024;

    private const string TooLong = "its length takes in the record that begins in the next member";
    private const string TakesInNext = "its length takes in the record behind it";
    private const string WrongDigest = "its content has another digest than its header says (WARC-Block-Digest)";
    private const string InDamagedMember = "it lies in compressed bytes that are damaged: their checksum is wrong";
    private const string WrongLength = "what follows it is no record: its length is wrong, or the bytes between are damaged";
    private const int MaxHeader = 64 * 1024;
    private const int MaxLine = 16 * 1024;

    private readonly RecordWindow _window = new(source);
    private readonly RequestMethods _methods = new(syntax);
    private int _next;
    private bool _hasBegun;

    /// <summary>Reads the next record.</summary>
    /// <returns>A good or a damaged one; null at the end.</returns>
    public WebRecord? Read()
    {
        _window.Skip(_next);
        if (!_hasBegun && _window.Ensure(4))
        {
            _window.Skip(_window.Available.Length - _window.Available.TrimStart(WebArchiveStart.Blanks).Length);
        }

        _hasBegun = true;
        _window.Skip(_window.SkipLineEnds(0));
        _next = 0;
        var place = _window.Place;
        if (!_window.Ensure(1))
        {
            return _window.Fault is { } fault ? Recover(fault) : null;
        }

        var length = HeaderLength();
        if (length < 0)
        {
            return Damaged(place, header: null, from: 1, "no record's header stands there");
        }

        if (!syntax.TryParse(_window.Available[..length], out var header, out var reason))
        {
            return Damaged(place, header: null, length, reason);
        }

        var record = header.Length <= limit ? ReadWhole(place, header, length) : ReadLong(place, header, length);
        _methods.See(record);
        return record;
    }

    private int HeaderLength()
    {
        for (var wanted = 4 * 1024; ; wanted *= 2)
        {
            var isAll = !_window.Ensure(wanted) || wanted >= MaxHeader;
            if (syntax.StartsAt(_window.Available) && syntax.HeaderLength(_window.Available) is var length and >= 0)
            {
                return length;
            }

            if (isAll)
            {
                return -1;
            }
        }
    }

    private WebRecord ReadWhole(RecordPlace place, RecordHeader header, int start)
    {
        var end = start + (int)header.Length;
        if (!_window.Ensure(end))
        {
            return Damaged(place, header, start, Cut(header, _window.Available.Length - start));
        }

        if (_window.FindMember(start, end, syntax.StartsAt) is { } inside)
        {
            _next = inside;
            return new WebRecord(place, header, default, header.IsLengthLoose ? null : TooLong);
        }

        var next = _window.SkipLineEnds(end);
        if (FaultBehind(end, next) is { } fault)
        {
            var damaged = Damaged(place, header, start, fault);
            return header.IsLengthLoose ? damaged with { Fault = null } : damaged;
        }

        var content = _window.Slice(start, (int)header.Length);
        if (SwallowedRecord.Find(content, syntax) is { } swallowed)
        {
            _next = start + swallowed;
            return new WebRecord(place, header, default, TakesInNext);
        }

        _next = next;
        return FaultIn(header, content, end - 1) is { } damage
            ? new WebRecord(place, header, default, damage)
            : new WebRecord(place, header, content) { Method = _methods.Of(header, _window, next) };
    }

    /// <summary>What is wrong with the content of a record whose length is right.</summary>
    private string? FaultIn(RecordHeader header, ReadOnlyMemory<byte> content, int last)
    {
        if (header.Kind is not (RecordKind.Response or RecordKind.Resource or RecordKind.Conversion))
        {
            return null;
        }

        return RecordDigest.Matches(header.Digest, content.Span) switch
        {
            false => IsPayloadDigest(header, content) ? null : WrongDigest,
            true => null,
            null => _window.IsMemberDamaged(last) ? InDamagedMember : null,
        };
    }

    /// <summary>Some crawlers write the digest of the body in both fields.</summary>
    private static bool IsPayloadDigest(RecordHeader header, ReadOnlyMemory<byte> content) =>
        header.Digest == header.PayloadDigest && HttpAnswer.Parse(content)?.Body is { } body
        && RecordDigest.Matches(header.Digest, body.Span) == true;

    /// <summary>What is longer than the limit is passed over. If its length is wrong, what follows within the limit is found again.</summary>
    private WebRecord ReadLong(RecordPlace place, RecordHeader header, int start)
    {
        if (!_window.Ensure(start + limit))
        {
            return Damaged(place, header, start, Cut(header, _window.Available.Length - start));
        }

        var content = _window.Slice(start, Math.Min(Glance, limit)).ToArray();
        _window.Skip(start);
        for (var left = header.Length; left > 0;)
        {
            var count = (int)Math.Min(left, _window.Available.Length);
            if (_window.FindMember(left == header.Length ? 0 : -1, count, syntax.StartsAt) is { } inside)
            {
                _next = inside;
                return new WebRecord(place, header, default, TooLong);
            }

            if (FindRecord(count) is { } found)
            {
                _next = found;
                return new WebRecord(place, header, default, TakesInNext);
            }

            // The last byte stays: it tells which member the record ends in. So does what may be the beginning of a record's first line.
            var passed = count - (count == left ? 1 : Math.Min(MaxLine, count - 1));
            _window.Skip(passed);
            if (count == left)
            {
                break;
            }

            left -= passed;
            if (!_window.Ensure(count - passed + 1))
            {
                return Damaged(place, header, from: 0, Cut(header, header.Length - left + _window.Available.Length));
            }
        }

        var next = _window.SkipLineEnds(1);
        if (FaultBehind(1, next) is { } fault)
        {
            return Damaged(place, header, from: 0, fault);
        }

        _next = next;
        return new WebRecord(place, header, content);
    }

    /// <summary>A record that begins within a content that is too long to be read.</summary>
    private int? FindRecord(int count)
    {
        if (syntax.FindStart(_window.Available[..count]) is not (var found and >= 0))
        {
            return null;
        }

        _window.Ensure(found + RequestMethods.MaxHeader);
        var rest = _window.Available[found..];
        return syntax.HeaderLength(rest) is var length and >= 0 && syntax.TryParse(rest[..length], out _, out _) ? found : null;
    }

    /// <summary>What is wrong where a record ends; null if the next one, or the end of the file, follows.</summary>
    private string? FaultBehind(int end, int next)
    {
        // A line of ARC is told by its end.
        for (var wanted = 1; wanted <= MaxHeader; wanted *= 16)
        {
            var isAll = !_window.Ensure(next + wanted);
            var rest = _window.Available[next..];
            if (syntax.StartsAt(rest))
            {
                return null;
            }

            if (isAll)
            {
                return IsEnd(end, next, rest) ? null : _window.Fault?.Message ?? WrongLength;
            }
        }

        // What is damaged in a member of its own is named by itself.
        return IsMemberEnd(end, next) ? null : WrongLength;
    }

    private bool IsMemberEnd(int end, int next) => end == 0 || _window.MemberOf(next) != _window.MemberOf(end - 1);

    /// <summary>Whether the record is whole, and what follows is cut off or damaged by itself.</summary>
    private bool IsEnd(int end, int next, ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
        {
            return end == 0 || _window.Fault?.Member != _window.MemberOf(end - 1);
        }

        return IsMemberEnd(end, next) || syntax.IsCutStart(rest);
    }

    private static string Cut(RecordHeader header, long there) => string.Create(
        CultureInfo.InvariantCulture,
        $"it is cut off, or its length is wrong: {there:N0} bytes of {header.Length:N0} are there");

    private WebRecord Recover(MemberFaultException fault)
    {
        _window.Recover(syntax.StartsAt);
        return new WebRecord(new RecordPlace(fault.Member, 0), Header: null, default, fault.Message);
    }

    /// <summary>Moves to the next beginning of a record.</summary>
    /// <param name="place">Where the damaged record begins.</param>
    /// <param name="header">Its header, if that can be read.</param>
    /// <param name="from">Where the search begins in the window.</param>
    /// <param name="fault">What is wrong.</param>
    private WebRecord Damaged(RecordPlace place, RecordHeader? header, int from, string fault)
    {
        var member = _window.MemberOf(0);
        _window.Skip(Math.Max(0, from - 1));
        while (true)
        {
            var found = syntax.FindStart(_window.Available);
            if (found >= 0)
            {
                _window.Skip(found);
                break;
            }

            var seen = _window.Available.Length;
            if (_window.Ensure(seen + 1))
            {
                // What may be the beginning of a record's first line stays.
                _window.Skip(Math.Max(0, seen - MaxLine));
                continue;
            }

            _window.Skip(seen);
            if (_window.Fault is { } end && end.Member == member)
            {
                // One fault is named once.
                _window.Recover(syntax.StartsAt);
                fault = header is null ? end.Message : $"{fault} ({end.Message})";
            }

            break;
        }

        return new WebRecord(place, header, default, fault);
    }
}
