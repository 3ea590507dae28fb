namespace Pipeline.Articles.Enrichment.Embedded.Tokens;

/// <summary>A text with its sentences and tokens; what every feature but language starts from.</summary>
internal sealed class TokenizedText
{
    private readonly int[] _sentenceStarts;

    private TokenizedText(string text, IReadOnlyList<TextSpan> sentences, List<Token> tokens, string[] words, int[] sentenceStarts)
    {
        Text = text;
        Sentences = sentences;
        Tokens = tokens;
        Words = words;
        _sentenceStarts = sentenceStarts;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Its sentences, in order.</summary>
    public IReadOnlyList<TextSpan> Sentences { get; }

    /// <summary>Its tokens, in order, over all sentences.</summary>
    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>Each token's characters; equal tokens share one string.</summary>
    public IReadOnlyList<string> Words { get; }

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
        return new TokenizedText(text, sentences, tokens, ReadWords(text, tokens), starts);
    }

    /// <summary>The indexes into <see cref="Tokens"/> of a sentence's tokens: first, and one past the last.</summary>
    public (int Start, int End) TokensOf(int sentence) => (_sentenceStarts[sentence], _sentenceStarts[sentence + 1]);

    /// <summary>The span from the first to the last of the tokens from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public TextSpan SpanOf(int start, int end) => new(Tokens[start].Offset, Tokens[end - 1].End - Tokens[start].Offset);

    private static string[] ReadWords(string text, List<Token> tokens)
    {
        var pool = new HashSet<string>(StringComparer.Ordinal);
        var lookup = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        var words = new string[tokens.Count];
        for (var i = 0; i < words.Length; i++)
        {
            var span = text.AsSpan(tokens[i].Offset, tokens[i].Length);
            if (!lookup.TryGetValue(span, out var word))
            {
                word = span.ToString();
                pool.Add(word);
            }

            words[i] = word;
        }

        return words;
    }
}
