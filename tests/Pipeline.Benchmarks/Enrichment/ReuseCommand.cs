using System.CommandLine;
using System.Globalization;
using Articles.TextAnalytics.Chunking;
using Pipeline.Benchmarks.Fingerprints;
using Spectre.Console;

namespace Pipeline.Benchmarks.Enrichment;

/// <summary>
/// What an edited copy of a story costs a feature in text records when the story has been paid for: chunks that are equal come from the
/// cache.
/// </summary>
internal static class ReuseCommand
{
    private const int Seed = 1;
    private const int ChunkLength = 5000;
    private const int RecordLength = 1000;

    public static Command Create()
    {
        var truth = GroundTruth.Argument();
        var command = new Command("reuse", "Text records that an edited copy of a story costs after the story.") { truth };
        command.SetAction(arguments => Run(arguments.GetRequiredValue(truth)));
        return command;
    }

    private static int Run(string path)
    {
        if (GroundTruth.Read(path) is not { } pages)
        {
            return 1;
        }

        var stories = pages
            .Select(page => page.Body)
            .Where(body => body.Length > ChunkLength)
            .Select(body => string.Join("\n\n", body.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
            .ToList();
        var table = new Table().AddColumns("edit", "stories over a chunk", "records at first", "records of the copy", "share paid");
        foreach (var (name, edit) in new StoryEdits(new Random(Seed)).Kinds)
        {
            var (first, copy) = (0, 0);
            for (var i = 0; i < stories.Count; i++)
            {
                var known = TextChunker.Split(stories[i], ChunkLength).Select(chunk => chunk.Text).ToHashSet();
                first += known.Sum(RecordsOf);
                copy += TextChunker.Split(edit(stories[i], stories[(i + 1) % stories.Count]), ChunkLength)
                    .Where(chunk => !known.Contains(chunk.Text)).Sum(chunk => RecordsOf(chunk.Text));
            }

            table.AddRow(
                name, Text(stories.Count), Text(first), Text(copy), ((double)copy / first).ToString("0.00", CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
        return 0;
    }

    private static int RecordsOf(string text) => (new StringInfo(text).LengthInTextElements + RecordLength - 1) / RecordLength;

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
