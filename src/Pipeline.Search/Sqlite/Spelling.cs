using Microsoft.Data.Sqlite;
using Pipeline.Search.Words;

namespace Pipeline.Search.Sqlite;

/// <summary>
/// Finds what somebody may have meant: for words that no article has, the most frequent one that is a letter more, less, other or two
/// letters swapped away.
/// </summary>
internal sealed class Spelling(SqliteConnection connection)
{
    /// <summary>Of shorter words nearly every change makes another.</summary>
    private const int MinLength = 4;

    private const int MaxLength = 30;

    private static readonly string[] Alphabets =
    [
        "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ", "αβγδεζηθικλμνξοπρστυφχψω",
        "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    ];

    /// <summary>The query with the words that no article has exchanged; null where there is nothing alike.</summary>
    public string? Correct(string query, IReadOnlyList<WordGroup> groups)
    {
        using var find = new Statement(connection, "SELECT doc FROM word WHERE term = $term", "$term");
        using var findStem = new Statement(connection, "SELECT 1 FROM stem_posting WHERE term = $term LIMIT 1", "$term");
        var exchanged = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in groups.Where(group => !group.Stems.Any(stem => findStem.Execute(stem) is not null)))
        {
            var alike = ChangesOf(group.Word.Folded)
                .Distinct(StringComparer.Ordinal)
                .Select(word => (Word: word, Articles: find.Execute(word) as long? ?? 0))
                .Where(known => known.Articles > 0)
                .OrderByDescending(known => known.Articles)
                .ThenBy(known => known.Word, StringComparer.Ordinal)
                .FirstOrDefault();
            if (alike.Word is not null)
            {
                exchanged.Add(group.Word.Folded, alike.Word);
            }
        }

        return exchanged.Count == 0 ? null : LooseQuery.Exchange(query, exchanged);
    }

    private static IEnumerable<string> ChangesOf(string word)
    {
        if (word.Length is < MinLength or > MaxLength
            || Alphabets.FirstOrDefault(letters => letters.Contains(word[^1], StringComparison.Ordinal)) is not { } alphabet)
        {
            yield break;
        }

        for (var i = 0; i <= word.Length; i++)
        {
            var (before, after) = (word[..i], word[i..]);
            foreach (var letter in alphabet)
            {
                yield return before + letter + after;
            }

            if (after.Length > 0)
            {
                yield return before + after[1..];
                foreach (var letter in alphabet)
                {
                    yield return before + letter + after[1..];
                }
            }

            if (after.Length > 1)
            {
                yield return before + after[1] + after[0] + after[2..];
            }
        }
    }
}
