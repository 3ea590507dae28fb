namespace Articles.Extraction.Evidence;

/// <summary>Enumerates the words of a text: runs of letters, digits and marks, with apostrophes and hyphens inside.</summary>
internal ref struct WordRanges(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _position;

    public Range Current { get; private set; }

    public readonly WordRanges GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_position < _text.Length && !IsWordCharacter(_text[_position]))
        {
            _position++;
        }

        if (_position == _text.Length)
        {
            return false;
        }

        var start = _position;
        while (_position < _text.Length
            && (IsWordCharacter(_text[_position])
                || (_text[_position] is '\'' or '’' or '-' && _position + 1 < _text.Length && IsWordCharacter(_text[_position + 1]))))
        {
            _position++;
        }

        Current = start.._position;
        return true;
    }

    private static bool IsWordCharacter(char c) =>
        c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || char.IsSurrogate(c) || IsMark(c);

    private static bool IsMark(char c) => c >= '\u0300' && char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
        or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
