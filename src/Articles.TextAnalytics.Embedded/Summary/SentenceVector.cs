namespace Articles.TextAnalytics.Embedded.Summary;

/// <summary>A sentence as its content words and their weights.</summary>
/// <param name="Sentence">The index of the sentence in the text.</param>
/// <param name="Terms">Its words, by number, each once.</param>
/// <param name="Weights">How often each occurs; later its weight.</param>
internal sealed record SentenceVector(int Sentence, List<int> Terms, List<double> Weights);
