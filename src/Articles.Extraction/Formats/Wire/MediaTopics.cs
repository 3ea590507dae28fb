using Articles.Extraction.Evidence;

namespace Articles.Extraction.Formats.Wire;

/// <summary>
/// The IPTC's Media Topics (https://iptc.org/standards/media-topics/): their names in English, the broader term of each, and the Subject
/// Code, of the vocabulary before, that means the same. As of December 2019; later terms keep the names that agencies send.
/// </summary>
internal sealed class MediaTopics
{
    /// <summary>The vocabulary's alias in qcodes.</summary>
    public const string Scheme = "medtop";

    /// <summary>The alias of the IPTC's Subject Codes: two digits for the subject, three for the matter, three for the detail.</summary>
    public const string SubjectCodes = "subj";

    private const int Digits = 8;

    private readonly Dictionary<string, Topic> _topics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Topic> _bySubjectCode = new(StringComparer.Ordinal);

    private MediaTopics()
    {
        foreach (var line in SignalData.Lines("mediatopics.txt"))
        {
            var fields = line.Split(' ', 4);
            var topic = new Topic(fields[0], fields[3], Known(fields[1]));
            _topics.Add(topic.Code, topic);
            if (Known(fields[2]) is { } subjectCode)
            {
                _bySubjectCode.Add(subjectCode, topic);
            }
        }
    }

    /// <summary>The table; it never changes.</summary>
    public static MediaTopics Table { get; } = new();

    /// <summary>The last code that the table could know: what is above came later.</summary>
    public string LastCode => field ??= _topics.Keys.Max(StringComparer.Ordinal)!;

    /// <summary>Whether a text has the form of a code of either vocabulary.</summary>
    public static bool IsCode(string text) => text.Length == Digits && text.All(char.IsAsciiDigit);

    /// <summary>The name of a term; null for one that is not known.</summary>
    public string? NameOf(string? scheme, string? code) => Find(scheme, code)?.Name;

    /// <summary>
    /// The Media Topics that a term belongs to: itself, where it is a Subject Code that means the same as one, and the broader ones, the
    /// nearest first.
    /// </summary>
    public IEnumerable<Topic> BroaderOf(string? scheme, string? code)
    {
        var topic = scheme switch
        {
            _ when code is null => null,
            Scheme => _topics.GetValueOrDefault(code) is { Broader: { } broader } ? _topics[broader] : null,
            SubjectCodes when IsCode(code) => _bySubjectCode.GetValueOrDefault(code)
                ?? _bySubjectCode.GetValueOrDefault(code[..5] + "000") ?? _bySubjectCode.GetValueOrDefault(code[..2] + "000000"),
            _ => null,
        };
        for (; topic is not null; topic = topic.Broader is null ? null : _topics[topic.Broader])
        {
            yield return topic;
        }
    }

    private Topic? Find(string? scheme, string? code) => (scheme, code) switch
    {
        (Scheme, not null) => _topics.GetValueOrDefault(code),
        (SubjectCodes, not null) => _bySubjectCode.GetValueOrDefault(code),
        _ => null,
    };

    private static string? Known(string field) => field == "-" ? null : field;

    /// <summary>A term.</summary>
    /// <param name="Code">Eight digits.</param>
    /// <param name="Name">In English.</param>
    /// <param name="Broader">The code of the term that it belongs to; null at the top.</param>
    internal sealed record Topic(string Code, string Name, string? Broader);
}
