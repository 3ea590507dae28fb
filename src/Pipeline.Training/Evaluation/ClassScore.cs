namespace Pipeline.Training.Evaluation;

/// <summary>Counts of names, and what follows from them.</summary>
/// <param name="Right">Found and marked, with the same ends and class.</param>
/// <param name="Found">Found.</param>
/// <param name="Marked">Marked by the annotators.</param>
internal readonly record struct ClassScore(int Right, int Found, int Marked)
{
    /// <summary>The share of what was found that is right; 1 when nothing was found.</summary>
    public double Precision => Found == 0 ? 1 : (double)Right / Found;

    /// <summary>The share of what was marked that was found; 1 when nothing was marked.</summary>
    public double Recall => Marked == 0 ? 1 : (double)Right / Marked;

    /// <summary>The harmonic mean of both.</summary>
    public double F1 => Found + Marked == 0 ? 1 : 2.0 * Right / (Found + Marked);

    /// <summary>Both counts together.</summary>
    public static ClassScore operator +(ClassScore left, ClassScore right) =>
        new(left.Right + right.Right, left.Found + right.Found, left.Marked + right.Marked);
}
