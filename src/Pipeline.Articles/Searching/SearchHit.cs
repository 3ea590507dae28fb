using System.Text.Json.Serialization;
using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Searching;

/// <summary>An article that matches a search.</summary>
public sealed record SearchHit
{
    /// <summary>The article.</summary>
    public required ArticleId Id { get; init; }

    /// <summary>The file's name in the inbox.</summary>
    public required string Name { get; init; }

    /// <summary>The headline.</summary>
    public string? Title { get; init; }

    /// <summary>The publication.</summary>
    public string? SiteName { get; init; }

    /// <summary>ISO 639-1.</summary>
    public string? Language { get; init; }

    /// <summary>Sentiment label.</summary>
    public string? Sentiment { get; init; }

    /// <summary>First publication, UTC.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The article whose near-duplicate this is, or null.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>The id that it shares with its near-duplicates, or null.</summary>
    public string? ClusterId { get; init; }

    /// <summary>The story: the id that articles about one event share, or null.</summary>
    public string? StoryId { get; init; }

    /// <summary>Whether the story began with it: <c>new</c>, else <c>known</c>; null without a story.</summary>
    public string? Story { get; init; }

    /// <summary>Relevance; greater is better. Comparable only within one result.</summary>
    public double Score { get; init; }

    /// <summary>
    /// A passage of the body around the matches. Matches are between <see cref="HighlightStart"/> and <see cref="HighlightEnd"/>; the rest
    /// is plain text, not markup. In JSON it is <see cref="PlainSnippet"/>.
    /// </summary>
    [JsonIgnore]
    public string? Snippet { get; init; }

    /// <summary>The snippet without the characters around the matches.</summary>
    [JsonPropertyName("snippet")]
    public string? PlainSnippet => Snippet is null ? null : string.Concat(Snippet.Where(character => !IsMarker(character)));

    /// <summary>Where the matches are in <see cref="PlainSnippet"/>.</summary>
    public IReadOnlyList<SnippetMatch> Matches => FindMatches(Snippet ?? string.Empty);

    /// <summary>Opens a match in <see cref="Snippet"/>: U+0002, which no cleaned text contains.</summary>
    public const char HighlightStart = '\u0002';

    /// <summary>Closes a match in <see cref="Snippet"/>: U+0003, which no cleaned text contains.</summary>
    public const char HighlightEnd = '\u0003';

    private static bool IsMarker(char character) => character is HighlightStart or HighlightEnd;

    private static List<SnippetMatch> FindMatches(string snippet)
    {
        var matches = new List<SnippetMatch>();
        var (place, start) = (0, 0);
        foreach (var character in snippet)
        {
            if (character == HighlightStart)
            {
                start = place;
            }
            else if (character == HighlightEnd)
            {
                matches.Add(new SnippetMatch(start, place - start));
            }
            else
            {
                place++;
            }
        }

        return matches;
    }
}
