namespace Pipeline.Training.Corpora;

/// <summary>A corpus in column files.</summary>
/// <param name="paths">The files, in order.</param>
/// <param name="file">Reads one.</param>
/// <param name="byDocument">
/// Whether sentences of a document belong together and the file marks documents; else each sentence is a text.
/// </param>
internal sealed class ColumnCorpus(IReadOnlyList<string> paths, ColumnFile file, bool byDocument) : ICorpus
{
    /// <inheritdoc/>
    public IEnumerable<LabelledText> Read()
    {
        var text = new TextBuilder();
        foreach (var path in paths)
        {
            foreach (var (tokens, names, written, startsDocument) in file.Sentences(path))
            {
                if (!text.IsEmpty && (startsDocument || !byDocument))
                {
                    yield return text.Build();
                }

                text.Append(tokens, names, written);
            }

            if (!text.IsEmpty)
            {
                yield return text.Build();
            }
        }
    }
}
