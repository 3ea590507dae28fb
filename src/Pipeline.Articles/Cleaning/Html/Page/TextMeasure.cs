namespace Pipeline.Articles.Cleaning.Html.Page;

/// <summary>What a run of text is made of.</summary>
/// <param name="Words">Words; where the script has no spaces, two characters count as one.</param>
/// <param name="Commas">Commas in any script.</param>
/// <param name="Sentences">Marks that end a sentence, before white space or at the end.</param>
internal readonly record struct TextMeasure(int Words, int Commas, int Sentences)
{
    /// <summary>Counts in one pass.</summary>
    public static TextMeasure Of(ReadOnlySpan<char> text)
    {
        var (words, spaceless, commas, sentences) = (0, 0, 0, 0);
        var inWord = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c))
            {
                if (IsSpaceless(c))
                {
                    spaceless++;
                    inWord = false;
                }
                else if (!inWord)
                {
                    words++;
                    inWord = true;
                }

                continue;
            }

            inWord = inWord && c is '\'' or '’' or '-';
            switch (c)
            {
                case ',' or ';' or '،' or '、' or '，' or '؛':
                    commas++;
                    break;
                case '。' or '！' or '？' or '।' or '۔':
                    sentences++;
                    break;
                case '.' or '!' or '?' or '…' or '؟':
                    sentences += EndsSentence(text, i) ? 1 : 0;
                    break;
            }
        }

        return new TextMeasure(words + (spaceless / 2), commas, sentences);
    }

    private static bool EndsSentence(ReadOnlySpan<char> text, int i)
    {
        var next = i + 1;
        while (next < text.Length && text[next] is '"' or '”' or '’' or '\'' or ')' or ']' or '»')
        {
            next++;
        }

        return next >= text.Length || char.IsWhiteSpace(text[next]);
    }

    /// <summary>Chinese, Japanese, Thai, Lao, Khmer, Burmese: written without spaces between words.</summary>
    private static bool IsSpaceless(char c) => c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff'
        or >= '\u0e00' and <= '\u0eff' or >= '\u1000' and <= '\u109f' or >= '\u1780' and <= '\u17ff';
}
