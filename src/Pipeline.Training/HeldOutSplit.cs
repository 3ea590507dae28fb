using Pipeline.Training.Corpora;

namespace Pipeline.Training;

/// <summary>The part of the corpora to tune on: every tenth text, by a hash of its characters.</summary>
internal static class HeldOutSplit
{
    private const int Parts = 10;

    /// <summary>Whether the text is kept back from training.</summary>
    public static bool Has(LabelledText text) => text.Text.Aggregate(17u, (hash, c) => (hash * 31) + c) % Parts == 0;
}
