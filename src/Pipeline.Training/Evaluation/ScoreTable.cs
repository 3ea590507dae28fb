using System.Globalization;
using Pipeline.Training.Corpora;

namespace Pipeline.Training.Evaluation;

/// <summary>Prints scores, in percent.</summary>
internal static class ScoreTable
{
    /// <summary>Prints a line a class and one for all together.</summary>
    public static void Print(TextWriter output, string title, IReadOnlyDictionary<NameClass, ClassScore> scores)
    {
        var all = default(ClassScore);
        foreach (var (name, score) in scores)
        {
            PrintLine(output, title, name.ToString(), score);
            all += score;
        }

        PrintLine(output, title, "all", all);
    }

    private static void PrintLine(TextWriter output, string title, string name, ClassScore score) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{title,-10} {name,-12} P {100 * score.Precision,5:F1}  R {100 * score.Recall,5:F1}  F1 {100 * score.F1,5:F1}  ({score.Marked} "
            + $"marked)"));
}
