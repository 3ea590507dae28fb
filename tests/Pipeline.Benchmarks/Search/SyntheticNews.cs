using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Searching;

namespace Pipeline.Benchmarks.Search;

/// <summary>
/// Articles made up of words as news uses them: Zipf-distributed (Mandelbrot's form) over the vocabulary of a folder's texts, which is
/// lengthened by compounds of its own words to the 200,000 that a newsroom's archive has. Lengths are log-normal around 600 words, entities
/// are Zipf-distributed too. The same seed, the same articles.
/// </summary>
internal sealed partial class SyntheticNews
{
    private const int VocabularySize = 200_000;
    private const int NameCount = 50_000;
    private const double MandelbrotShift = 2.7;
    private const double MedianWords = 550;
    private const double LengthSpread = 0.4;

    private static readonly string[] Categories = ["Person", "Location", "Organization", "Event", "Product"];
    private static readonly string[] Languages = ["en", "en", "en", "en", "en", "en", "de", "fr", "es", "zh"];
    private static readonly string[] Sentiments = ["neutral", "neutral", "positive", "negative", "mixed"];

    private readonly Random _random;
    private readonly string[] _words;
    private readonly double[] _wordShares;
    private readonly SearchEntity[] _names;
    private readonly double[] _nameShares;

    public SyntheticNews(string folder, int seed)
    {
        _random = new Random(seed);
        _words = ReadVocabulary(folder);
        _wordShares = Shares(_words.Length);
        _names = [.. Enumerable.Range(0, NameCount).Select(_ => new SearchEntity(Categories[_random.Next(Categories.Length)], Name()))];
        _nameShares = Shares(_names.Length);
    }

    /// <summary>The day after the newest article.</summary>
    public static DateTimeOffset Today { get; } = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The option of a benchmark that makes up articles: the folder of <see cref="SyntheticNews(string, int)"/>.</summary>
    public static Option<string> VocabularyOption() =>
        new("--vocabulary") { DefaultValueFactory = _ => "tests/articles", Description = "Where the words come from: .txt." };

    /// <summary>The word of a rank, 0 being the most frequent.</summary>
    public string Word(int rank) => _words[rank];

    /// <summary>The entity of a rank.</summary>
    public SearchEntity Entity(int rank) => _names[rank];

    /// <summary>Article number <paramref name="number"/>; the higher the number, the newer.</summary>
    public SearchDocument Article(int number)
    {
        var text = new StringBuilder();
        var words = (int)Math.Clamp(MedianWords * Math.Exp(LengthSpread * Gaussian()), 50, 4000);
        for (var i = 0; i < words; i++)
        {
            text.Append(i switch
            {
                0 => string.Empty,
                _ when i % 60 == 0 => "\n\n",
                _ when i % 15 == 0 => ". ",
                _ => " ",
            })
                .Append(_words[Draw(_wordShares)]);
        }

        return new SearchDocument
        {
            Id = ArticleId.FromName($"article-{number}"),
            Sequence = 1,
            Name = $"article-{number}.html",
            Title = string.Join(' ', Enumerable.Range(0, _random.Next(5, 12)).Select(_ => _words[Draw(_wordShares)])),
            Text = text.ToString(),
            SiteName = $"Site {(int)(50 * _random.NextDouble() * _random.NextDouble())}",
            Language = Languages[_random.Next(Languages.Length)],
            Sentiment = Sentiments[_random.Next(Sentiments.Length)],
            PublishedAt = Today.AddDays(-1200 + Math.Min(number / 90.0, 1200)).AddSeconds(-_random.Next(1, 86400)),
            EnrichedAt = Today,
            Entities = [.. Enumerable.Range(0, _random.Next(4, 20)).Select(_ => _names[Draw(_nameShares)])],
            KeyPhrases = [.. Enumerable.Range(0, 10).Select(_ => $"{_words[Draw(_wordShares)]} {_words[Draw(_wordShares)]}")],
            WordCount = words,
        };
    }

    private string[] ReadVocabulary(string folder)
    {
        var real = Directory.GetFiles(folder, "*.txt")
            .SelectMany(path => Words().Matches(File.ReadAllText(path)).Select(match => match.Value.ToLowerInvariant()))
            .GroupBy(word => word, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)
            .ToList();
        var all = new HashSet<string>(real, StringComparer.Ordinal);
        var words = new List<string>(real);
        while (words.Count < VocabularySize)
        {
            var compound = real[_random.Next(real.Count)] + real[_random.Next(real.Count)];
            if (all.Add(compound))
            {
                words.Add(compound);
            }
        }

        return [.. words];
    }

    private string Name() =>
        string.Join(' ', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Capitalised(_words[_random.Next(300, 20_000)])));

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>For each rank, the share of all occurrences that falls on it or on those before.</summary>
    private static double[] Shares(int count)
    {
        var shares = new double[count];
        var sum = 0.0;
        for (var rank = 0; rank < count; rank++)
        {
            sum += 1 / (rank + 1 + MandelbrotShift);
            shares[rank] = sum;
        }

        return [.. shares.Select(share => share / sum)];
    }

    private int Draw(double[] shares)
    {
        var place = Array.BinarySearch(shares, _random.NextDouble());
        return Math.Min(place < 0 ? ~place : place, shares.Length - 1);
    }

    private double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    [GeneratedRegex(@"[a-zA-Z\u00C0-\u00FF]{1,30}", RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
