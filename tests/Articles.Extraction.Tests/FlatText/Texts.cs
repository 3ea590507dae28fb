using Articles.Extraction.Cleaning;
using Articles.Extraction.Evidence;
using Articles.Extraction.FlatText;
using Articles.Extraction.Formats;
using CsCheck;

namespace Articles.Extraction.Tests.FlatText;

/// <summary>Texts to clean, and the cleaner.</summary>
internal static class Texts
{
    public const string Headline = "Council Votes to Rebuild the Old Harbour Bridge After Years of Delay";

    public static readonly string[] Paragraphs =
    [
        "The city council voted on Monday night to rebuild the old harbour bridge, ending a dispute that had held up the work for more "
            + "than six years.",
        "“We have waited long enough,” said Maria Okafor, who has chaired the transport committee since 2021. “People who live on the "
            + "island want to know when they can cross.”",
        "The new bridge will carry two lanes of traffic, a tram line and a path for cyclists. Engineers expect the work to take three "
            + "summers, and the council has set aside 48 million for it.",
        "Not everyone is convinced. Shopkeepers on the eastern shore say that the diversion will cost them customers, and two of them have "
            + "asked a court to stop the plan.",
        "A judge is expected to hear the case in March, the council’s lawyer told the meeting.",
    ];

    private static readonly TextCleaner Cleaner = new(new ArticleSignals());

    private static readonly string[] Furniture =
    [
        "Search", "Menu", "Home", "World", "Sports", "Facebook", "Twitter", "Share this:", "Leave a Reply", "Popular Posts",
        "Related articles", "Advertisement", "Subscribe",
        "© 2024 Example Times. All rights reserved.", "Sign up for our newsletter", "(AP)", "By Jane Doe", "April 20, 2024",
        "Photo: Jane Doe/Getty Images", "3 Comments", "jane says:",
        "* Privacy Policy", "Weather | Traffic | Jobs", "Mehr zum Thema", "À lire aussi :", "関連記事", "Читайте также:",
    ];

    public static Gen<string> Pages { get; } = Gen.OneOf(
            Gen.Int[0, Furniture.Length - 1].Select(index => Furniture[index]),
            Gen.Int[0, Paragraphs.Length - 1].Select(index => Paragraphs[index]),
            Gen.String[0, 60],
            Gen.Char[' ', '~'].Array[0, 120].Select(characters => new string(characters)),
            Gen.Const(Headline))
        .Select(Gen.Int[0, 2], Gen.Int[0, 6], (line, breaks, indent) => new string(' ', indent) + line + new string('\n', breaks + 1))
        .Array[0, 40]
        .Select(string.Concat);

    /// <summary>A file of tests/articles.</summary>
    public static string Sample(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Pipeline.sln is not above the tests.");
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "tests", "articles", name));
    }

    public static SourceDocument Source(string text) =>
        new() { Name = "article.txt", Format = SourceFormat.Text, Kind = ContentKind.Text, Content = text };

    public static CleanedContent Clean(string text) => Cleaner.Clean(Source(text), explain: true, TestContext.Current.CancellationToken);

    public static CleanedContent? TryClean(string text)
    {
        try
        {
            return Clean(text);
        }
        catch (ArticleRejectedException)
        {
            return null;
        }
    }

    public static string Join(params string[] blocks) => string.Join("\n\n", blocks);

    public static string Wrap(string text, int width)
    {
        var (lines, line) = (new List<string>(), string.Empty);
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length + 1 > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : line + ' ' + word;
            }
        }

        return string.Join('\n', [.. lines, line]);
    }
}
