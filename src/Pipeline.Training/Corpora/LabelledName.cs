namespace Pipeline.Training.Corpora;

/// <summary>A name that an annotator marked.</summary>
/// <param name="Offset">Start in the text, in UTF-16 code units.</param>
/// <param name="Length">Length, in UTF-16 code units.</param>
/// <param name="Class">What it names.</param>
internal readonly record struct LabelledName(int Offset, int Length, NameClass Class)
{
    /// <summary>The first code unit after it.</summary>
    public int End => Offset + Length;
}
