using System.Buffers;
using System.Text;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.Html.Page;

/// <summary>What a run of text is made of.</summary>
/// <param name="Words">Words, as <see cref="WordCount"/> counts them.</param>
/// <param name="Commas">Commas in any script.</param>
/// <param name="Sentences">Marks that end a sentence, before white space or at the end.</param>
internal readonly record struct TextMeasure(int Words, int Commas, int Sentences)
{
    // Thai and Lao mark no end of a sentence: so much of them has one.
    private const int SentenceWithoutMark = 60;

    private static readonly SearchValues<char> AsciiMarks = SearchValues.Create(",;.!?");
    private static readonly SearchValues<char> AllMarks = SearchValues.Create(",;،、，؛。！？।۔.!?…؟။၊។៕།꧉");

    /// <summary>Measures a text.</summary>
    public static TextMeasure Of(ReadOnlySpan<char> text)
    {
        var (commas, sentences) = (0, 0);
        // Looking for the marks of one script is several times faster than for those of all.
        var isAscii = Ascii.IsValid(text);
        var marks = isAscii ? AsciiMarks : AllMarks;
        var rest = text;
        while (rest.IndexOfAny(marks) is var i and >= 0)
        {
            switch (rest[i])
            {
                case ',' or ';' or '،' or '、' or '，' or '؛' or '၊':
                    commas++;
                    break;
                case '。' or '！' or '？' or '।' or '۔' or '။' or '។' or '៕' or '།' or '꧉':
                    sentences++;
                    break;
                default:
                    sentences += EndsSentence(rest[(i + 1)..]) ? 1 : 0;
                    break;
            }

            rest = rest[(i + 1)..];
        }

        sentences += sentences == 0 && !isAscii && CountUnmarked(text) >= SentenceWithoutMark ? 1 : 0;
        return new TextMeasure(WordCount.Of(text), commas, sentences);
    }

    private static int CountUnmarked(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            letters += c is >= '\u0e00' and <= '\u0eff' ? 1 : 0;
        }

        return letters;
    }

    private static bool EndsSentence(ReadOnlySpan<char> behind)
    {
        var next = behind.TrimStart("\"”’')]»");
        return next.IsEmpty || char.IsWhiteSpace(next[0]);
    }
}
