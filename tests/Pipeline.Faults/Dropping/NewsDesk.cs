using System.Text;

namespace Pipeline.Faults.Dropping;

/// <summary>
/// Makes up files as crawlers drop them: articles as pages, text and Markdown, a few that are no articles, a few edited copies of earlier
/// stories, and new contents of files that were dropped before. The same seed, the same files.
/// </summary>
public sealed class NewsDesk(int seed)
{
    private const double RejectedShare = 0.04;
    private const double CopyShare = 0.04;
    private const double RevisedShare = 0.08;

    private static readonly string[] Who =
        ["The council", "A spokesman", "The company", "Residents", "The minister", "Engineers", "The harbour master", "Teachers",
        "A judge", "The union"];
    private static readonly string[] Did =
        ["said", "announced", "confirmed", "denied", "warned", "reported", "agreed", "explained", "promised", "insisted"];
    private static readonly string[] What =
        ["bridge", "railway", "ferry", "hospital", "market", "reservoir", "school", "factory", "library", "lighthouse"];
    private static readonly string[] When =
        ["on Monday", "on Tuesday", "last week", "in the spring", "after the storm", "before the vote", "this year", "at noon",
        "in January", "overnight"];
    private static readonly string[] Why =
        ["because the costs had risen", "although nobody had asked", "while repairs went on", "as prices fell", "despite heavy rain",
        "since the old one had failed"];
    private static readonly string[] Syllables =
        ["ba", "cor", "del", "fin", "gra", "hol", "jen", "kar", "lor", "mil", "nor", "pel", "quin", "ros", "sel", "tar", "vel", "wyn"];

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, DroppedFile> _current = new(StringComparer.Ordinal);
    private readonly List<DroppedFile> _articles = [];
    private readonly Dictionary<string, string[]> _stories = new(StringComparer.Ordinal);

    /// <summary>Every file that was made, as it was made last.</summary>
    public IReadOnlyCollection<DroppedFile> Current => _current.Values;

    /// <summary>The next file, of a name that there was not before; or, now and then, a new content of one that there was.</summary>
    public IEnumerable<DroppedFile> Next()
    {
        yield return NextNew();
        if (_articles.Count > 0 && _random.NextDouble() < RevisedShare)
        {
            yield return Revise(_articles[_random.Next(_articles.Count)].Name);
        }
    }

    /// <summary>A new content of a file.</summary>
    public DroppedFile Revise(string name)
    {
        var known = _current[name];
        return Keep(Write(name, known.Number + 1, known.Mark, _stories[name]));
    }

    /// <summary>A file is removed.</summary>
    public DroppedFile Remove(string name) => Keep(_current[name] with { IsRemoved = true });

    /// <summary>A file that was removed comes back as it was.</summary>
    public DroppedFile Restore(string name) => Keep(_current[name] with { IsRemoved = false });

    private DroppedFile NextNew()
    {
        var number = _current.Count + 1;
        var mark = "z" + MarkWord.Of(number);
        if (_random.NextDouble() < RejectedShare)
        {
            return Keep(_random.Next(2) == 0
                ? new DroppedFile($"news/{number:D5}.txt", 1, ReadOnlyMemory<byte>.Empty, IsArticle: false, mark)
                : new DroppedFile($"news/{number:D5}.png", 1, Picture(), IsArticle: false, mark));
        }

        var name = $"news/{number:D5}.{(_random.Next(3) switch { 0 => "html", 1 => "txt", _ => "md" })}";
        _stories[name] = _articles.Count > 0 && _random.NextDouble() < CopyShare
            ? _stories[_articles[_random.Next(_articles.Count)].Name]
            : Story();
        var article = Keep(Write(name, 1, mark, _stories[name]));
        _articles.Add(article);
        return article;
    }

    private DroppedFile Keep(DroppedFile file) => _current[file.Name] = file;

    private DroppedFile Write(string name, int number, string mark, string[] story)
    {
        var file = new DroppedFile(name, number, ReadOnlyMemory<byte>.Empty, IsArticle: true, mark);
        var title = $"{Name()} {Pick(What)} to open {Pick(When)}";
        string[] body =
            [$"The desk keeps this story as {mark}, in the version {file.RevisionMark}, and {Name()} wrote it {Pick(When)}. {story[0]}",
            .. story[1..]];
        return file with { Content = Encoding.UTF8.GetBytes(Format(Path.GetExtension(name), title, body)) };
    }

    private static string Format(string extension, string title, string[] body) => extension switch
    {
        ".html" =>
            $"<html><head><title>{title}</title></head><body><nav><a "
            + $"href=\"/\">Home</a></nav><article><h1>{title}</h1>{string.Concat(body.Select(text => $"<p>{text}</p>"))}</article></body>"
            + $"</html>",
        ".md" => $"# {title}\n\n{string.Join("\n\n", body)}\n",
        _ => $"{title}\n\n{string.Join("\n\n", body)}\n",
    };

    private string[] Story() =>
        [.. Enumerable.Range(0, _random.Next(4, 8))
        .Select(_ => string.Join(' ', Enumerable.Range(0, _random.Next(2, 5)).Select(_ => Sentence())))];

    private string Sentence() =>
        $"{Pick(Who)} of {Name()} {Pick(Did)} {Pick(When)} that {Name()} would pay {_random.Next(2, 900)} million for the {Pick(What)} "
            + $"near {Name()}, {Pick(Why)}.";

    private string Name()
    {
        var name = string.Concat(Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Pick(Syllables)));
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private byte[] Picture()
    {
        var picture = new byte[600];
        _random.NextBytes(picture);
        ((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).CopyTo(picture);
        return picture;
    }
}
