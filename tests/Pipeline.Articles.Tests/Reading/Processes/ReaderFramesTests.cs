using System.Reflection;
using Articles.Extraction.Formats;
using Articles.Extraction.Formats.Fields;
using Articles.Extraction.Formats.WebArchives;
using CsCheck;
using Pipeline.Articles.Reading.Processes;

namespace Pipeline.Articles.Tests.Reading.Processes;

/// <summary>What goes over the pipes comes out as it went in.</summary>
public sealed class ReaderFramesTests
{
    /// <summary>Any UTF-16, with NULs and lone surrogates.</summary>
    private static readonly Gen<string> Text =
        Gen.Frequency((3, Gen.String), (1, Gen.String[Gen.Char['\uD7F0', '\uE010'], 0, 20]), (1, Gen.Const("\0\uFEFF\uDC00\uD800\n")));

    private static readonly Gen<string?> TextOrNull = Gen.Frequency((1, Gen.Const((string?)null)), (3, Text.Select(text => (string?)text)));

    private static readonly Gen<DateTimeOffset?> Time = Gen.Frequency(
        (1, Gen.Const((DateTimeOffset?)null)),
        (3, Gen.Select(
            Gen.Long[TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay], Gen.Int[-14 * 60, 14 * 60], (ticks, minutes) =>
            (DateTimeOffset?)new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes)))));

    private static readonly Gen<RejectionReason?> Reason = Gen.Frequency(
        (1, Gen.Const((RejectionReason?)null)),
        (1, Gen.Select(Text, Text, (code, message) => (RejectionReason?)new RejectionReason(code, message))));

    private static readonly Gen<DeclaredMetadata> Declared = Gen.Select(
        Gen.Select(TextOrNull, TextOrNull, TextOrNull), Gen.Select(TextOrNull, TextOrNull, TextOrNull), Gen.Select(Time, Time, Time),
        (one, two, times) => new DeclaredMetadata
        {
            Title = one.Item1,
            Byline = one.Item2,
            SiteName = one.Item3,
            CanonicalUrl = two.Item1,
            Language = two.Item2,
            LeadImage = two.Item3,
            PublishedAt = times.Item1,
            ModifiedAt = times.Item2,
            CapturedAt = times.Item3,
        });

    private static readonly Gen<SourceDocument> Document = Gen.Select(
        Gen.Select(Text, TextOrNull, TextOrNull, Text), Gen.Enum<SourceFormat>(), Gen.Enum<ContentKind>(), Declared, Reason,
        (texts, format, kind, declared, reason) => new SourceDocument
        {
            Name = texts.Item1,
            Part = texts.Item2,
            Charset = texts.Item3,
            Content = texts.Item4,
            Format = format,
            Kind = kind,
            Declared = declared,
            Rejection = reason,
        });

    [Fact]
    public void Documents_come_through_to_the_letter() =>
        Gen.Select(Document.List[0, 4], Gen.Long, Reason).Sample(
            (documents, expanded, reason) =>
            {
                var answer =
                    Through(new ReaderAnswer { Documents = documents, Expanded = expanded, Rejection = reason }, ReaderAnswer.Receive);

                answer.Documents.ShouldBe(documents);
                answer.Documents.Zip(documents)
                    .ShouldAllBe(
                    pair => pair.First.Declared.PublishedAt.GetValueOrDefault()
                    .Offset == pair.Second.Declared.PublishedAt.GetValueOrDefault().Offset);
                (answer.Expanded, answer.Rejection, answer.Failure).ShouldBe((expanded, reason, null));
            },
            iter: 500);

    /// <summary>Fails for a property that somebody adds and does not send.</summary>
    [Fact]
    public void All_that_a_document_says_comes_through()
    {
        var document = Filled(new SourceDocument { Name = string.Empty, Format = default, Kind = default, Content = string.Empty });

        var received = Through(new ReaderAnswer { Documents = [document] }, ReaderAnswer.Receive).Documents.ShouldHaveSingleItem();

        (received with { Wire = null, Attached = [] }).ShouldBe(document with { Wire = null, Attached = [] });
        received.Wire.ShouldBeEquivalentTo(document.Wire);
        received.Attached.Select(item => item.Flavour).ShouldBe(document.Attached.Select(item => item.Flavour));
    }

    [Fact]
    public void A_failure_comes_through() =>
        Through(new ReaderAnswer { Failure = new ReaderFailure(ReaderFailureKind.Memory, "exit code 134") }, ReaderAnswer.Receive)
            .Failure.ShouldBe(new ReaderFailure(ReaderFailureKind.Memory, "exit code 134"));

    [Fact]
    public void A_request_comes_through_to_the_letter() =>
        Gen.Select(Gen.Select(Text, Text, Text, TextOrNull), Gen.Byte.Array[0, 100], Gen.Int, Gen.Long).Sample(
            (texts, bytes, depth, expanded) =>
            {
                var request = new ReaderRequest(
                    texts.Item1, texts.Item2, new InputFile(texts.Item3, bytes, depth, texts.Item4), expanded, new ReadingOptions());

                var received = Through(request, stream => ReaderRequest.Receive(stream)!);

                (received.Format, received.DroppedName, received.Expanded)
                    .ShouldBe((request.Format, request.DroppedName, request.Expanded));
                (received.Input.Name, received.Input.Depth, received.Input.Charset)
                    .ShouldBe((request.Input.Name, request.Input.Depth, request.Input.Charset));
                received.Input.Bytes.ToArray().ShouldBe(bytes);
            },
            iter: 200);

    /// <summary>Fails for a setting that somebody adds and does not send.</summary>
    [Fact]
    public void All_settings_of_reading_come_through()
    {
        var options = new ReadingOptions();
        var settings = typeof(ReadingOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance);
        foreach (var (number, setting) in settings.Index())
        {
            setting.SetValue(
                options, setting.PropertyType == typeof(TimeSpan)
                    ? TimeSpan.FromSeconds(1000 + number)
                    : Convert.ChangeType(1000 + number, setting.PropertyType, null));
        }

        var received = Through(new ReaderRequest("pdf", "a", new InputFile("a", ReadOnlyMemory<byte>.Empty), 0, options),
            stream => ReaderRequest.Receive(stream)!).Options;

        settings.ShouldAllBe(setting => Equals(setting.GetValue(received), setting.GetValue(options)));
    }

    [Fact]
    public void A_frame_that_is_cut_or_too_long_is_refused()
    {
        var whole = Sent(new ReaderAnswer { Documents = [] });
        Enumerable.Range(0, whole.Length).ShouldAllBe(length => Refuses(whole.AsSpan(0, length).ToArray()));
        Refuses([0xFF, 0xFF, 0xFF, 0x7F]).ShouldBeTrue();
        Refuses([0xFF, 0xFF, 0xFF, 0xFF]).ShouldBeTrue();
        Refuses([4, 0, 0, 0, 1, 2, 3, 4]).ShouldBeTrue();
    }

    [Fact]
    public void The_end_of_the_pipe_is_the_end_of_requests() => ReaderRequest.Receive(Stream.Null).ShouldBeNull();

    /// <summary>Gives each property a value that it has not by itself.</summary>
    private static T Filled<T>(T record)
        where T : notnull
    {
        foreach (var property in record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            object value = type switch
            {
                _ when type == typeof(string) => property.Name,
                _ when type == typeof(bool) => true,
                _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
                _ when type == typeof(RejectionReason) => new RejectionReason("code", "message"),
                _ when type == typeof(DeclaredMetadata) => Filled(new DeclaredMetadata()),
                _ when type == typeof(WireItem) => Filled(new WireItem { Flavour = string.Empty }),
                _ when type == typeof(int) => 7,
                _ when type == typeof(WireStatement) => new WireStatement("field", "value"),
                _ when type == typeof(WireEmbargo) =>
                    new WireEmbargo(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), new WireStatement("field", "value")),
                _ when type == typeof(DeclaredExpiry) =>
                    new DeclaredExpiry(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), new WireStatement("field", "value")),
                _ when type == typeof(PageCapture) =>
                    new PageCapture("address", "inner", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
                _ when type == typeof(IReadOnlyList<string>) => new List<string> { property.Name },
                _ when type == typeof(IReadOnlyList<WireSubject>) => new List<WireSubject> { new("scheme", "code", property.Name) },
                _ when type == typeof(IReadOnlyList<WireItem>) => new List<WireItem> { new() { Flavour = property.Name } },
                _ when type == typeof(IReadOnlyList<WirePicture>) => new List<WirePicture> { new("id", "caption", "credit", "address") },
                _ when type.IsEnum => Enum.GetValues(type).Cast<object>().Last(),
                _ => throw new NotSupportedException($"{property.Name} is of a type that the frames do not know."),
            };
            property.GetValue(record).ShouldNotBe(value);
            property.SetValue(record, value);
        }

        return record;
    }

    private static bool Refuses(byte[] bytes)
    {
        try
        {
            ReaderAnswer.Receive(new MemoryStream(bytes));
            return false;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return true;
        }
    }

    private static T Through<T>(T message, Func<Stream, T> receive) => receive(new MemoryStream(Sent(message)));

    private static byte[] Sent<T>(T message)
    {
        using var pipe = new MemoryStream();
        if (message is ReaderAnswer answer)
        {
            answer.SendTo(pipe);
        }
        else if (message is ReaderRequest request)
        {
            request.SendTo(pipe);
        }

        return pipe.ToArray();
    }
}
