using System.Text.Json.Serialization;
using Articles.Extraction.Formats.Wire;

namespace Pipeline.Articles.Contracts;

/// <summary>A subject term of an article.</summary>
/// <param name="Scheme"> The vocabulary: <c>medtop</c> (the IPTC's Media Topics), <c>subj</c> (its Subject Codes), another as the agency
/// writes it; null if it is not given. </param>
/// <param name="Code">The term's code in it.</param>
/// <param name="Name"> The term in words. A Media Topic has its English name, whichever agency sends it, so that one topic has one name;
/// any other term has the agency's name. </param>
public sealed record SubjectTerm(string? Scheme, string? Code, string? Name)
{
    /// <summary>True if the agency did not send the term, but a narrower term.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBroader { get; init; }

    /// <summary>The sent terms, then their broader Media Topics, each once.</summary>
    public static IReadOnlyList<SubjectTerm> Of(IEnumerable<WireSubject> subjects)
    {
        List<SubjectTerm> sent = [.. subjects.Select(subject => new SubjectTerm(
            subject.Scheme, subject.Code, MediaTopics.Table.NameOf(subject.Scheme, subject.Code) ?? subject.Name))];
        // One code with and without its name is one term.
        sent.RemoveAll(term => term is { Name: null, Code: not null }
            && sent.Exists(other => other.Name is not null && other.Scheme == term.Scheme && other.Code == term.Code));
        var known = sent.Select(term => (term.Scheme, term.Code)).ToHashSet();
        return
        [
            .. sent.Distinct(),
            .. sent.SelectMany(term => MediaTopics.Table.BroaderOf(term.Scheme, term.Code))
                .Where(topic => known.Add((MediaTopics.Scheme, topic.Code)))
                .Select(topic => new SubjectTerm(MediaTopics.Scheme, topic.Code, topic.Name) { IsBroader = true }),
        ];
    }

    /// <summary>
    /// Whether a filter's value names this term: its name (its code if it has no name, as facets show it), or its code after its vocabulary
    /// and a colon. Letter case does not count.
    /// </summary>
    public bool Is(string value) =>
        string.Equals(value, Name ?? Code, StringComparison.OrdinalIgnoreCase)
        || string.Equals(value, $"{Scheme}:{Code}", StringComparison.OrdinalIgnoreCase);
}
