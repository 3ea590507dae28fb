using System.CommandLine;
using System.Globalization;
using Articles.TextAnalytics.Embedded.Language;

namespace Pipeline.Training.Languages;

/// <summary>
/// Makes the model that tells languages from Lingua's: of languages that share a script the most frequent n-grams, in one table. A language
/// with a script of its own needs none. Sentences of each language tell how probable its texts are. The same files give the same model.
/// </summary>
internal static class LanguagesCommand
{
    private const int MostBigrams = 1500;
    private const int MostTrigrams = 5000;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var output = new Argument<string>("OUTPUT") { Description = "Where the model goes." };
        var folder = new Argument<string>("FOLDER") { Description = "The folder LanguageModels of the package SearchPioneer.Lingua." };
        var sentences = new Argument<string>("SENTENCES") { Description = "A folder of files such as en.txt, a sentence a line." };
        var trigrams = new Option<int>("--trigrams")
        { DefaultValueFactory = _ => MostTrigrams, Description = "How many trigrams a language has at most." };
        var command = new Command("languages", "Make the model that tells languages from the models of Lingua.")
        {
            output, folder, sentences, trigrams,
        };
        command.SetAction(arguments => Run(
            arguments.GetRequiredValue(output),
            new LinguaModels(arguments.GetRequiredValue(folder)),
            arguments.GetRequiredValue(sentences),
            arguments.GetValue(trigrams)));
        return command;
    }

    private static void Run(string path, LinguaModels models, string sentences, int mostTrigrams)
    {
        var languages = models.Codes.Select(code => new KnownLanguage(code, ScriptOf(models, code), 0, 0)).ToList();
        var shared = languages.CountBy(language => language.Script).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet();
        var runs = new SortedDictionary<ulong, List<(byte Language, double Probability)>>();
        for (var i = 0; i < languages.Count; i++)
        {
            var (code, script, _, _) = languages[i];
            var own = shared.Contains(script) ? Runs(models, code, script, mostTrigrams) : [];
            foreach (var run in own.GroupBy(run => run.Run.Aggregate(0UL, LanguageModel.Append)))
            {
                if (!runs.TryGetValue(run.Key, out var of))
                {
                    runs[run.Key] = of = [];
                }

                of.Add(((byte)i, run.Sum(item => item.Probability)));
            }
        }

        Write(path, languages, runs);
        using (var stream = File.OpenRead(path))
        {
            var scorer = new LanguageScorer(LanguageModel.Read(stream));
            languages = languages.ConvertAll(language => shared.Contains(language.Script)
                ? Measure(scorer, language, Path.Combine(sentences, language.Code + ".txt"))
                : language);
        }

        Write(path, languages, runs);

        Console.WriteLine(
            string.Create(
            CultureInfo.InvariantCulture, $"{path}: {languages.Count} languages, {runs.Count} n-grams, {new FileInfo(path).Length} bytes"));
    }

    private static void Write(
        string path, List<KnownLanguage> languages, SortedDictionary<ulong, List<(byte Language, double Probability)>> runs)
    {
        using var stream = File.Create(path);
        LanguageModel.Write(stream, languages, runs);
    }

    /// <summary>How the second half of a language's sentences score; the first half is there to measure on.</summary>
    private static KnownLanguage Measure(LanguageScorer scorer, KnownLanguage language, string path)
    {
        var lines = File.ReadAllLines(path);
        var scores = lines.Skip(lines.Length / 2).Select(line => scorer.Rank(line, language.Script))
            .Select(ranked => (ranked.Ranked.Find(item => item.Language.Code == language.Code).Score, ranked.Letters)).ToList();
        var typical = (float)scores.Select(item => item.Score).Order().ElementAt(scores.Count / 2);
        var deficits = scores.Select(item => (typical - item.Score) * Math.Sqrt(item.Letters)).Order().ToList();
        return language with { Typical = typical, Spread = (float)deficits[deficits.Count * 19 / 20] };
    }

    private static LetterScript ScriptOf(LinguaModels models, string code) => code switch
    {
        // Kana is what tells Japanese.
        "ja" => LetterScript.Kana,
        _ => models.ScriptOf(code),
    };

    private static IEnumerable<(string Run, double Probability)> Runs(
        LinguaModels models, string code, LetterScript script, int mostTrigrams)
    {
        var letters = Own(1).ToDictionary(letter => letter.Run, letter => letter.Probability, StringComparer.Ordinal);
        var bigrams = Frequent(Own(2), MostBigrams).ToList();
        var frequencies = bigrams.ToDictionary(
            bigram => bigram.Run, bigram => bigram.Probability * letters.GetValueOrDefault(bigram.Run[..1]), StringComparer.Ordinal);
        var trigrams = Own(3)
            .OrderByDescending(trigram => trigram.Probability * frequencies.GetValueOrDefault(trigram.Run[..2]))
            .ThenBy(trigram => trigram.Run, StringComparer.Ordinal).Take(mostTrigrams);
        return [.. letters.Select(letter => (letter.Key, letter.Value)), .. bigrams, .. trigrams];

        IEnumerable<(string Run, double Probability)> Own(int length) =>
            models.Read(code, length).Where(item => item.Run.All(c => LetterScripts.Of(c) == script && char.IsLetter(c)));

        IEnumerable<(string Run, double Probability)> Frequent(IEnumerable<(string Run, double Probability)> items, int most) =>
            items.OrderByDescending(item => item.Probability * letters.GetValueOrDefault(item.Run[..1]))
                .ThenBy(item => item.Run, StringComparer.Ordinal).Take(most);
    }
}
