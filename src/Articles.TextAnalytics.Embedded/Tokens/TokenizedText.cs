using Articles.TextAnalytics.Text;

namespace Articles.TextAnalytics.Embedded.Tokens;

/// <summary>A text with its sentences and tokens; what every feature but language starts from.</summary>
internal sealed class TokenizedText
{
    private readonly int[] _sentenceStarts;

    private TokenizedText(
        string text, IReadOnlyList<TextSpan> sentences, Token[] tokens, Vocabulary vocabulary, int[] wordIds, int[] sentenceStarts)
    {
        Text = text;
        Sentences = sentences;
        Tokens = tokens;
        Vocabulary = vocabulary;
        WordIds = wordIds;
        Words = Array.ConvertAll(wordIds, id => vocabulary.Words[id]);
        _sentenceStarts = sentenceStarts;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Its sentences, in order.</summary>
    public IReadOnlyList<TextSpan> Sentences { get; }

    /// <summary>Its tokens, in order, over all sentences.</summary>
    public Token[] Tokens { get; }

    /// <summary>Each token's characters; equal tokens share one string.</summary>
    public string[] Words { get; }

    /// <summary>The different words.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Each token's index into <see cref="Vocabulary"/>: what is known of a word is looked up once and kept in an array.</summary>
    public int[] WordIds { get; }

    /// <summary>Splits and tokenizes.</summary>
    public static TokenizedText Create(string text, CancellationToken cancellationToken)
    {
        var sentences = SentenceSplitter.Split(text);
        var tokens = new List<Token>(text.Length / 5);
        var starts = new int[sentences.Count + 1];
        for (var i = 0; i < sentences.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            starts[i] = tokens.Count;
            Tokenizer.Tokenize(text, sentences[i], tokens);
        }

        starts[^1] = tokens.Count;
        var vocabulary = new Vocabulary(tokens.Count / 2);
        var ids = new int[tokens.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = vocabulary.Add(text.AsSpan(tokens[i].Offset, tokens[i].Length));
        }

        return new TokenizedText(text, sentences, [.. tokens], vocabulary, ids, starts);
    }

    /// <summary>The indexes into <see cref="Tokens"/> of a sentence's tokens: first, and one past the last.</summary>
    public (int Start, int End) TokensOf(int sentence) => (_sentenceStarts[sentence], _sentenceStarts[sentence + 1]);

    /// <summary>The span from the first to the last of the tokens from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public TextSpan SpanOf(int start, int end) => new(Tokens[start].Offset, Tokens[end - 1].End - Tokens[start].Offset);
}
