namespace Pipeline.Articles.Cleaning.Html.Page;

/// <summary>What a run of text is made of.</summary>
/// <param name="Words">Words, as <see cref="WordCount"/> counts them.</param>
/// <param name="Commas">Commas in any script.</param>
/// <param name="Sentences">Marks that end a sentence, before white space or at the end.</param>
internal readonly record struct TextMeasure(int Words, int Commas, int Sentences)
{
    /// <summary>Measures a text.</summary>
    public static TextMeasure Of(ReadOnlySpan<char> text)
    {
        var (commas, sentences) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
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

        return new TextMeasure(WordCount.Of(text), commas, sentences);
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
}
