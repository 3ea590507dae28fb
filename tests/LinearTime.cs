using System.Text;

namespace Pipeline.Tests;

/// <summary>
/// Tells work whose time is in proportion to its input's length from other work: four times the text takes about four times the time. Eight
/// times is let pass, for noise; sixteen, which is what a loop in a loop takes, is not. Compiled into each project that has such tests.
/// </summary>
internal static class LinearTime
{
    private const int Times = 4;
    private const double MostRatio = 8;
    private const int MostTries = 5;

    // Less than this is too short to be measured, and no harm.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(60);

    /// <summary>Fails when four times as much takes more than eight times as long, again and again.</summary>
    public static void ShouldHold(Action<int> work)
    {
        work(1);
        var ratios = new List<double>();
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var large = ProcessorTime.Of(() => work(Times), 1);
            if (large < Least)
            {
                return;
            }

            var ratio = large / ProcessorTime.Of(() => work(1), 3);
            if (ratio <= MostRatio)
            {
                return;
            }

            ratios.Add(ratio);
        }

        ratios.ShouldBeEmpty($"{Times} times as much took so many times as long, in {MostTries} tries.");
    }

    /// <summary>A pattern over and over, of at least so many characters.</summary>
    public static string Repeat(string pattern, int length) =>
        new StringBuilder(length + pattern.Length).Insert(0, pattern, (length / pattern.Length) + 1).ToString();
}
