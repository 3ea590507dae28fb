using System.Buffers;

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
        var rest = text;
        while (rest.IndexOfAny(Marks) is var i and >= 0)
        {
            switch (rest[i])
            {
                case ',' or ';' or '،' or '、' or '，' or '؛':
                    commas++;
                    break;
                case '。' or '！' or '？' or '।' or '۔':
                    sentences++;
                    break;
                default:
                    sentences += EndsSentence(rest[(i + 1)..]) ? 1 : 0;
                    break;
            }

            rest = rest[(i + 1)..];
        }

        return new TextMeasure(WordCount.Of(text), commas, sentences);
    }

    private static SearchValues<char> Marks { get; } = SearchValues.Create(",;،、，؛。！？।۔.!?…؟");

    private static bool EndsSentence(ReadOnlySpan<char> behind)
    {
        var next = behind.TrimStart("\"”’')]»");
        return next.IsEmpty || char.IsWhiteSpace(next[0]);
    }
}
