using System.Globalization;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.Fingerprints;

/// <summary>
/// Hashes every run of four words of a text, in one pass. A word is a run of letters, digits and their marks, in lower case; in
/// a script without spaces each character is a word. Fewer than four words are one shingle.
/// </summary>
internal ref struct Shingles(ReadOnlySpan<char> text)
{
    private const int Width = 4;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    // The lower case of what words are made of, of ASCII; 0 for all else.
    private static readonly byte[] AsciiLower =
        [.. Enumerable.Range(0, 128).Select(c => char.IsAsciiLetterOrDigit((char)c) ? (byte)char.ToLowerInvariant((char)c) : (byte)0)];

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;
    private int _words;
    private ulong _first;
    private ulong _second;
    private ulong _third;

    /// <summary>The next shingle's hash, 64 bits all well mixed; false at the end.</summary>
    public bool Next(out ulong hash)
    {
        while (Word(out var word))
        {
            var combined = (((((_first * Multiplier) + _second) * Multiplier) + _third) * Multiplier) + word;
            (_first, _second, _third) = (_second, _third, word);
            if (++_words >= Width)
            {
                hash = Mix(combined);
                return true;
            }
        }

        var isShort = _words is > 0 and < Width;
        hash = isShort ? Mix((((_first * Multiplier) + _second) * Multiplier) + _third) : 0;
        _words = isShort ? Width : _words;
        return isShort;
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the result depends on every bit given.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private bool Word(out ulong hash)
    {
        hash = 0;
        while (_at < _text.Length && !IsInside(_text[_at]))
        {
            _at++;
        }

        if (_at == _text.Length)
        {
            return false;
        }

        if (WordCount.IsSpaceless(_text[_at]))
        {
            hash = Mix(_text[_at++]);
            return true;
        }

        for (; _at < _text.Length && InWord(_text[_at]) is var c and not '\0'; _at++)
        {
            hash = (hash ^ c) * Multiplier;
        }

        hash = Mix(hash);
        return true;
    }

    /// <summary>The character in lower case, <c>'\0'</c> when no word of several characters has it.</summary>
    private static char InWord(char c)
    {
        if (c < 128)
        {
            return (char)AsciiLower[c];
        }

        return IsInside(c) && !WordCount.IsSpaceless(c) ? char.ToLowerInvariant(c) : '\0';
    }

    private static bool IsInside(char c) => c < 128
        ? AsciiLower[c] != 0
        : char.IsLetterOrDigit(c) || char.IsSurrogate(c)
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
