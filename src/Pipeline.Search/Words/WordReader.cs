using System.Text;

namespace Pipeline.Search.Words;

/// <summary>
/// Reads a text's words, folded (<see cref="LetterFolding"/>). Of scripts without spaces every two neighbouring characters are a word, so
/// that 中国 finds 中国人. The letters of U.S. are one word, and what an apostrophe cuts off (the s of China's, the l of l'eau) is none.
/// </summary>
internal sealed class WordReader(string text)
{
    private readonly string _text = text.AsSpan().ContainsAnyInRange('\uFF61', '\uFF9F') ? text.Normalize(NormalizationForm.FormKC) : text;
    private char[] _word = new char[64];
    private int _length;
    private int _next;
    private int _unitStart;
    private int _unitEnd = -1;

    /// <summary>The text that the positions are of: half-width Katakana are made full.</summary>
    public string Text => _text;

    /// <summary>Where the word begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where it has ended.</summary>
    public int End { get; private set; }

    /// <summary>The word, folded; valid until the next is read.</summary>
    public ReadOnlySpan<char> Word => _word.AsSpan(0, _length);

    /// <summary>Whether it is of a script without spaces.</summary>
    public bool IsUnspaced { get; private set; }

    /// <summary>Whether it is a character without neighbours of a script without spaces.</summary>
    public bool IsSingle { get; private set; }

    /// <summary>Goes on to the next word.</summary>
    /// <returns>False at the end.</returns>
    public bool Next()
    {
        IsSingle = false;
        while (_next < _text.Length)
        {
            var rune = RuneAt(_next, out var size);
            if (!Scripts.IsWord(rune))
            {
                _next += size;
            }
            else if (Scripts.IsUnspaced(rune) ? ReadPair() : ReadWord())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>All words of a text.</summary>
    public static IEnumerable<string> WordsOf(string text)
    {
        var reader = new WordReader(text);
        while (reader.Next())
        {
            yield return reader.Word.ToString();
        }
    }

    private bool ReadPair()
    {
        var start = _next;
        _next = EndOfCharacter(_next);
        var follows = _unitEnd == start;
        (Start, End) = (follows ? _unitStart : start, _next);
        (_unitStart, _unitEnd) = (start, _next);
        IsUnspaced = true;
        IsSingle = !follows && !IsUnspacedAt(_next);
        if (!follows && !IsSingle)
        {
            return false;
        }

        _length = 0;
        Append(_text.AsSpan(Start, End - Start));
        return true;
    }

    private bool ReadWord()
    {
        IsUnspaced = false;
        _length = 0;
        Start = _next;
        if (ReadLetters())
        {
            End = _next;
            return true;
        }

        while (_next < _text.Length)
        {
            if (char.IsAsciiLetterOrDigit(_text[_next]))
            {
                AppendAscii();
                continue;
            }

            var rune = RuneAt(_next, out var size);
            var isPart = Scripts.IsMark(rune) || (Scripts.IsWord(rune) && !Scripts.IsUnspaced(rune));
            if (!isPart && rune.Value != 0x00AD)
            {
                break;
            }

            if (isPart)
            {
                Append(_text.AsSpan(_next, size));
            }

            _next += size;
        }

        End = _next;
        return _length > 0 && !IsCutOff();
    }

    /// <summary>Reads letters with a full stop after each.</summary>
    private bool ReadLetters()
    {
        var at = _next;
        var count = 0;
        while (at < _text.Length && char.IsLetter(_text[at]) && (at + 1 == _text.Length || !char.IsLetterOrDigit(_text[at + 1])))
        {
            count++;
            at++;
            if (at + 1 >= _text.Length || _text[at] != '.' || !char.IsLetter(_text[at + 1]))
            {
                break;
            }

            at++;
        }

        if (count < 2)
        {
            return false;
        }

        for (; _next < at; _next++)
        {
            if (_text[_next] != '.')
            {
                Append(_text.AsSpan(_next, 1));
            }
        }

        return true;
    }

    private void AppendAscii()
    {
        var end = _next + 1;
        while (end < _text.Length && char.IsAsciiLetterOrDigit(_text[end]))
        {
            end++;
        }

        var letters = _text.AsSpan(_next, end - _next);
        EnsureRoom(letters.Length);
        _length += letters.ToLowerInvariant(_word.AsSpan(_length));
        _next = end;
    }

    private bool IsCutOff() =>
        (_length <= 2 && Start >= 2 && IsApostrophe(_text[Start - 1]) && char.IsLetter(_text[Start - 2]))
        || (_length <= 2 && End + 1 < _text.Length && char.IsLetter(_word[0]) && IsApostrophe(_text[End]) && char.IsLetter(_text[End + 1]));

    private void Append(ReadOnlySpan<char> characters)
    {
        EnsureRoom(4 * characters.Length);
        foreach (var character in characters)
        {
            if (!LetterFolding.IsAccent(character))
            {
                _length += LetterFolding.Fold(character, _word.AsSpan(_length));
            }
        }
    }

    private void EnsureRoom(int letters)
    {
        if (_length + letters > _word.Length)
        {
            Array.Resize(ref _word, (_word.Length * 2) + letters);
        }
    }

    private int EndOfCharacter(int start)
    {
        RuneAt(start, out var size);
        var end = start + size;
        while (end < _text.Length && Scripts.IsMark(RuneAt(end, out size)))
        {
            end += size;
        }

        return end;
    }

    private bool IsUnspacedAt(int place) =>
        place < _text.Length && RuneAt(place, out _) is var rune && Scripts.IsUnspaced(rune) && Scripts.IsWord(rune);

    private Rune RuneAt(int place, out int size)
    {
        var first = _text[place];
        if (!char.IsSurrogate(first))
        {
            size = 1;
            return new Rune(first);
        }

        Rune.DecodeFromUtf16(_text.AsSpan(place), out var rune, out size);
        return rune;
    }

    private static bool IsApostrophe(char character) => character is '\'' or '’';
}
