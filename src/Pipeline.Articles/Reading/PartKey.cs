using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Articles.Reading.Charsets;

namespace Pipeline.Articles.Reading;

/// <summary>Makes the keys of articles in a file that holds several; see <see cref="SourceDocument.Part"/>.</summary>
internal static class PartKey
{
    private const int Longest = 1024;
    private const int HashDigits = 32;

    /// <summary>The first of <paramref name="candidates"/> that can be a key (not blank, not over 1,024 characters), or else a hash of title and content.</summary>
    public static string Of(IEnumerable<string?> candidates, string? title, string content) =>
        candidates
            .Select(candidate => candidate is null ? null : UnicodeText.Validate(candidate).Trim())
            .FirstOrDefault(candidate => candidate is { Length: > 0 and <= Longest })
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
    /// Holds a file's documents to a key each. Of two that are alike the first stays; where several share a key but differ (a feed whose
    /// items all link to the front page), each gets the hash of its title and content added, so that none depends on its position.
    /// </summary>
    public static IReadOnlyList<SourceDocument> Distinguish(IReadOnlyList<SourceDocument> documents)
    {
        if (documents.Count < 2)
        {
            return documents;
        }

        var distinct = documents.DistinctBy(document => (document.Part, document.Declared.Title, document.Content)).ToList();
        var shared = distinct.GroupBy(document => document.Part).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        return shared.Count == 0
            ? distinct
            : distinct.ConvertAll(document => shared.Contains(document.Part)
                ? document with { Part = $"{document.Part}#{Hash(document.Declared.Title, document.Content)}" }
                : document);
    }

    private static string Hash(string? title, string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title + '\n' + content)))[..HashDigits];
}
