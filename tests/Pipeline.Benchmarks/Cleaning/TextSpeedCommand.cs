using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Articles.Extraction;
using Articles.Extraction.Evidence;
using Articles.Extraction.FlatText;
using Articles.Extraction.Formats;

namespace Pipeline.Benchmarks.Cleaning;

/// <summary>
/// Cleans the flattened pages of some folders over and over on one thread: MB/s of UTF-8, best and median round, and allocation per page.
/// </summary>
internal static class TextSpeedCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("FOLDER") { Arity = ArgumentArity.OneOrMore, Description = "Flattened pages, .txt." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 30 };
        var command = new Command("text-speed", "Speed of the flattened-text cleaner.") { folders, rounds };
        command.SetAction(arguments => Run(arguments.GetRequiredValue(folders), arguments.GetValue(rounds)));
        return command;
    }

    private static void Run(string[] folders, int rounds)
    {
        var cleaner = new TextCleaner(new ArticleSignals());
        var pages = folders.SelectMany(folder => Directory.GetFiles(folder, "*.txt")).Select(File.ReadAllText).ToList();
        var megabytes = pages.Sum(Encoding.UTF8.GetByteCount) / 1e6;
        var speeds = new List<double>();
        var allocated = 0L;
        for (var round = 0; round < rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            foreach (var page in pages)
            {
                Clean(cleaner, page);
            }

            speeds.Add(megabytes / watch.Elapsed.TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        speeds.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{pages.Count} pages, {megabytes:F1} MB: best {speeds[^1]:F1} MB/s, median {speeds[speeds.Count / 2]:F1} MB/s, "
                + $"{allocated / 1024 / pages.Count} KB allocated a page"));
    }

    private static void Clean(TextCleaner cleaner, string text)
    {
        try
        {
            cleaner.Clean(
                new SourceDocument { Name = "page.txt", Format = SourceFormat.Text, Kind = ContentKind.Text, Content = text },
                explain: false, CancellationToken.None);
        }
        catch (ArticleRejectedException)
        {
            // A page without an article is part of the work.
        }
    }
}
