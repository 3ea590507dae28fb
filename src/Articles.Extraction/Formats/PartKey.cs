using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Articles.Extraction.Formats.Charsets;

namespace Articles.Extraction.Formats;

/// <summary>Makes the keys of articles in a file that holds several; see <see cref="SourceDocument.Part"/>.</summary>
internal static class PartKey
{
    private const int MaxLength = 1024;
    private const int HashDigits = 32;

    /// <summary>
    /// The first of <paramref name="candidates"/> that can be a key (not blank, not over 1,024 characters), or else a hash of title and
    /// content.
    /// </summary>
    public static string Of(IEnumerable<string?> candidates, string? title, string content) =>
        candidates
            .Select(candidate => candidate is null ? null : UnicodeText.Validate(candidate).Trim())
            .FirstOrDefault(candidate => candidate is { Length: > 0 and <= MaxLength })
        ?? Hash(title, content);

    /// <summary>The key of the file's <paramref name="number"/>th part that cannot be read, from 1.</summary>
    public static string OfUnreadable(int number) => string.Create(CultureInfo.InvariantCulture, $"unreadable {number}");

    /// <summary>Numbers the parts that cannot be read, in their order.</summary>
    public static IReadOnlyList<SourceDocument> NumberUnreadable(IReadOnlyList<SourceDocument> documents)
    {
        var number = 0;
        return [.. documents.Select(document => document.IsUnreadable ? document with { Part = OfUnreadable(++number) } : document)];
    }

    /// <summary>
    /// Makes the keys of a file's documents unique. Of equal documents only the first is kept. If different documents share a key (a feed
    /// whose items all link to the front page), the hash of title and content is added to each key, so that none depends on its position.
    /// The hash is also added to a key that looks like one with a hash, so two such keys are equal only if key, title and content are.
    /// </summary>
    public static IReadOnlyList<SourceDocument> Distinguish(IReadOnlyList<SourceDocument> documents)
    {
        if (documents.Count < 2)
        {
            return documents;
        }

        var distinct = documents.DistinctBy(document => (document.Part, document.Declared.Title, document.Content)).ToList();
        var doubtful = distinct.GroupBy(document => document.Part).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        if (doubtful.Count == 0)
        {
            return distinct;
        }

        // Each turn adds a key or is the last.
        for (var before = 0; before < doubtful.Count;)
        {
            before = doubtful.Count;
            var given = distinct.Where(document => doubtful.Contains(document.Part)).Select(WithHash).ToHashSet();
            doubtful.UnionWith(distinct.Select(document => document.Part).Where(given.Contains));
        }

        return distinct.ConvertAll(document => doubtful.Contains(document.Part) ? document with { Part = WithHash(document) } : document);
    }

    private static string? WithHash(SourceDocument document) => $"{document.Part}#{Hash(document.Declared.Title, document.Content)}";

    private static string Hash(string? title, string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Joined(title, content))))[..HashDigits];

    // The first line feed ends the title, unless it has one itself or is empty, which is not to be missing: Base64 has no line feed.
    private static string Joined(string? title, string content) =>
        title is null || (title.Length > 0 && !title.Contains('\n', StringComparison.Ordinal))
            ? title + '\n' + content
            : $"{Base64(title)} {Base64(content)}";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
