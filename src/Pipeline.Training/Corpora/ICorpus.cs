namespace Pipeline.Training.Corpora;

/// <summary>
/// A corpus of labelled text in the format and folders that its authors publish. NOTICE lists source, licence and revision.
/// </summary>
internal interface ICorpus
{
    /// <summary>The corpus's texts, always in the same order.</summary>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is not in the corpus's format; the message says where.</exception>
    IEnumerable<LabelledText> Read();
}
