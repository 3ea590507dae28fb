using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Articles.Extraction.Fingerprints;
using Spectre.Console;

namespace Pipeline.Benchmarks.Fingerprints;

/// <summary>
/// Precision and recall of the near-duplicate fingerprint: each story against edited copies of itself, and all pairs of different stories.
/// </summary>
internal static class FingerprintCommand
{
    private const int Seed = 1;
    private const int SpeedRounds = 20;
    private static readonly (int Count, int Width)[] Bandings =
        [(8, 1), (16, 1), (12, 2), (16, 2), (24, 2), (32, 2), (64, 2), (16, 3), (32, 3), (42, 3), (32, 4)];
    private static readonly double[] Thresholds = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5];

    public static Command Create()
    {
        var truth = GroundTruth.Argument();
        var command = new Command("fingerprints", "Precision and recall of the near-duplicate fingerprint.") { truth };
        command.SetAction(arguments => Run(arguments.GetRequiredValue(truth)));
        return command;
    }

    private static int Run(string path)
    {
        if (GroundTruth.Read(path) is not { } pages)
        {
            return 1;
        }

        var stories = pages.OrderBy(page => page.Id, StringComparer.Ordinal)
            .Where(story => story.Body.Length > 0).ToList();
        if (stories.Count < 2)
        {
            Console.Error.WriteLine($"'{path}' holds {stories.Count} stories with a body; pairs need two.");
            return 1;
        }

        var sketches = stories.ConvertAll(story => Fingerprint.Of(story.Body));
        var different = Different(stories, sketches);
        var table = new Table().AddColumns("", "pairs", "least", "5 %", "median", "recall", "precision");
        var all = new List<double>();
        var edited = new List<(Fingerprint Story, Fingerprint Copy)>();
        foreach (var (name, edit) in new StoryEdits(new Random(Seed)).Kinds)
        {
            var copies = stories.Select(
                (story, i) => (Story: sketches[i], Copy: Fingerprint.Of(edit(story.Body, stories[(i + 1) % stories.Count].Body)))).ToList();
            edited.AddRange(copies);
            var same = copies.Select(pair => pair.Story.Similarity(pair.Copy)).Order().ToList();
            all.AddRange(same);
            var found = Found(same, Fingerprint.NearDuplicate);
            var wrong = Found(different, Fingerprint.NearDuplicate);
            table.AddRow(name, Text(same.Count), Text(same[0]), Text(same[same.Count / 20]), Text(same[same.Count / 2]),
                Text((double)found / same.Count), Text((double)found / Math.Max(1, found + wrong)));
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(
            $"Different stories: {different.Count} pairs, greatest {string.Join(", ", different.TakeLast(5).Reverse().Select(Text))}.");
        var curve = new Table().AddColumns("threshold", "recall, all kinds", "precision", "wrong pairs");
        foreach (var threshold in Thresholds)
        {
            var (found, wrong) = (Found(all, threshold), Found(different, threshold));
            curve.AddRow(Text(threshold), Text((double)found / all.Count), Text((double)found / Math.Max(1, found + wrong)), Text(wrong));
        }

        AnsiConsole.Write(curve);
        PrintBands(edited, sketches);
        PrintSpeed(stories.ConvertAll(story => story.Body));
        return 0;
    }

    /// <summary>The similarities of all pairs of different stories, in order; names the pairs taken for the same.</summary>
    private static List<double> Different(List<(string Id, string Body)> stories, List<Fingerprint> sketches)
    {
        var similarities = new List<double>();
        for (var i = 0; i < stories.Count; i++)
        {
            for (var j = i + 1; j < stories.Count; j++)
            {
                var similarity = sketches[i].Similarity(sketches[j]);
                similarities.Add(similarity);
                if (similarity >= Fingerprint.NearDuplicate)
                {
                    Console.WriteLine($"Taken for the same, {Text(similarity)}: {stories[i].Id} {stories[j].Id}");
                }
            }
        }

        similarities.Sort();
        return similarities;
    }

    /// <summary>
    /// What an index by bands finds of the copies that are alike enough, and how many different stories it makes the finder compare in
    /// vain.
    /// </summary>
    private static void PrintBands(List<(Fingerprint Story, Fingerprint Copy)> edited, List<Fingerprint> sketches)
    {
        var alike = edited.Where(pair => pair.Story.Similarity(pair.Copy) >= Fingerprint.NearDuplicate).ToList();
        var table = new Table()
            .AddColumns("bands", "bins a band", "recall of the alike", "recall, all kinds", "different pairs that share one");
        foreach (var (count, width) in Bandings)
        {
            var bands = sketches.ConvertAll(sketch => sketch.Bands(count, width));
            var vain = bands.SelectMany((own, i) => bands.Skip(i + 1).Select(other => own.Intersect(other).Any())).Count(shares => shares);
            var found = alike.Count(pair => pair.Story.Bands(count, width).Intersect(pair.Copy.Bands(count, width)).Any());
            table.AddRow(Text(count), Text(width), Text((double)found / alike.Count), Text((double)found / edited.Count), Text(vain));
        }

        AnsiConsole.Write(table);
    }

    private static void PrintSpeed(List<string> bodies)
    {
        var best = double.MaxValue;
        for (var round = 0; round < SpeedRounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            bodies.ForEach(body => Fingerprint.Of(body));
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        AnsiConsole.WriteLine(
            $"{bodies.Sum(body => (double)body.Length) / 1_000_000 / best:0} million characters a second, best of {SpeedRounds} rounds.");
    }

    private static int Found(List<double> similarities, double threshold) => similarities.Count(similarity => similarity >= threshold);

    private static string Text(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
