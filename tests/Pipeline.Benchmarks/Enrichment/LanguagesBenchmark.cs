using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Articles.TextAnalytics;
using Articles.TextAnalytics.Embedded;

namespace Pipeline.Benchmarks.Enrichment;

/// <summary>
/// How often the embedded analytics tell the language of a text, in a folder with a file of sentences for each language (<c>en.txt</c>, a
/// sentence a line), as Lingua's repository has them: the share told rightly, wrongly with a confidence above 0.9, and not at all. The
/// first half of a file counts: the model's two numbers of each language come from the second.
/// </summary>
internal static class LanguagesBenchmark
{
    private const double Confident = 0.9;

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Files such as en.txt, a sentence a line." };
        var sentences = new Option<int>("--sentences") { DefaultValueFactory = _ => 5, Description = "Sentences a text." };
        var command = new Command("languages", "Embedded text analytics: languages told rightly, wrongly and not at all.")
        {
            folder, sentences,
        };
        command.SetAction(arguments => RunAsync(arguments.GetRequiredValue(folder), arguments.GetRequiredValue(sentences)));
        return command;
    }

    private static async Task<int> RunAsync(string folder, int sentences)
    {
        var analytics = new EmbeddedTextAnalytics();
        var parameters = new AnalysisParameters(SummarySentences: 1, Opinions: false);
        var (texts, right, wrong, unknown) = (0, 0, 0, 0);
        var mistakes = new Dictionary<string, int>(StringComparer.Ordinal);
        var watch = new Stopwatch();
        foreach (var path in Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            var language = Path.GetFileNameWithoutExtension(path);
            var lines = await File.ReadAllLinesAsync(path);
            foreach (var text in lines.Take(lines.Length / 2).Chunk(sentences).Select(chunk => string.Join(' ', chunk)))
            {
                watch.Start();
                var answer = await analytics.Language.AnalyzeAsync([new TextDocument("1", text)], parameters, CancellationToken.None);
                watch.Stop();
                texts++;
                var told = answer.Documents[0].Value;
                unknown += told is null ? 1 : 0;
                if (told?.Iso6391 == language)
                {
                    right++;
                    continue;
                }

                wrong += told?.Confidence > Confident ? 1 : 0;
                var mistake = $"{language}>{told?.Iso6391 ?? "?"}";
                mistakes[mistake] = mistakes.GetValueOrDefault(mistake) + 1;
            }
        }

        Console.WriteLine(
            string.Create(
            CultureInfo.InvariantCulture,
            $"{texts} texts: right {(double)right / texts:P2}, wrong and confident {(double)wrong / texts:P2}, unknown "
            + $"{(double)unknown / texts:P2}, {watch.Elapsed.TotalMilliseconds / Math.Max(1, texts):F2} ms a text"));
        Console.WriteLine(string.Join(
            ' ', mistakes.OrderByDescending(mistake => mistake.Value).Take(30).Select(mistake => $"{mistake.Key}:{mistake.Value}")));
        return 0;
    }
}
