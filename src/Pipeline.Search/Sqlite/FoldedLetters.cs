using System.Collections.Frozen;
using System.Text;
using Pipeline.Search.Words;

namespace Pipeline.Search.Sqlite;

/// <summary>
/// Letters that <c>unicode61</c> takes no accent from (ł, ø, ß, æ …), as it reads them without: the usual spelling with a mark behind the
/// first letter that the tokenizer drops, and by which the text is read back as it was.
/// </summary>
internal static class FoldedLetters
{
    /// <summary>A breve below, which no script of the present has, and which the tokenizer takes for an accent.</summary>
    public const char Mark = '\u032E';

    private static readonly FrozenDictionary<char, string> Written = LetterFolding.Spellings
        .Where(pair => pair.Key != 'ı')
        .SelectMany(pair => new[] { pair, new(char.ToUpperInvariant(pair.Key), pair.Value.ToUpperInvariant()) })
        .Append(new('ẞ', "SS"))
        .Append(new('ı', "i"))
        .DistinctBy(pair => pair.Key)
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Insert(1, Marks(pair.Key)));

    private static readonly (string Written, string Letter)[] Letters =
        [.. Written.Select(pair => (pair.Value, pair.Key.ToString())).OrderByDescending(pair => pair.Value.Length)];

    /// <summary>The letters.</summary>
    public static IEnumerable<char> All => Written.Keys;

    /// <summary>The letter as the index has it; null for others.</summary>
    public static string? Write(Rune rune) => rune.IsBmp ? Written.GetValueOrDefault((char)rune.Value) : null;

    /// <summary>The text with the letters as they were.</summary>
    public static string Read(string text)
    {
        if (!text.Contains(Mark, StringComparison.Ordinal))
        {
            return text;
        }

        var read = new StringBuilder(text);
        foreach (var (written, letter) in Letters)
        {
            read.Replace(written, letter);
        }

        return read.Replace(Mark.ToString(), null).ToString();
    }

    /// <summary>One mark, or two where it would be read as another letter: đ and ð are both d, and øe is not œ.</summary>
    private static string Marks(char letter) => new(Mark, char.ToLowerInvariant(letter) is 'ð' or 'œ' or 'þ' ? 2 : 1);
}
