using Articles.Extraction.FlatText;
using Pipeline.Training.Cleaning;

namespace Pipeline.Training.Tests.Cleaning;

/// <summary>From marked pages in a folder to a file of weights.</summary>
public sealed class FitTextTests : IDisposable
{
    private const string Body =
        "The harbour bridge in Port Ellery reopened to traffic on Monday, two years after engineers closed it because of cracks in its "
            + "pier.\n\n"
        + "Mayor Clara Whitfield cut a ribbon at sunrise and thanked the three hundred workers who had replaced the rivets by hand.\n\n"
        + "The city expects the detour through the old town to be lifted by the end of the week, she said before the first bus crossed.";

    private static readonly ChainTrainer.Settings Settings = new(Rounds: 2, Rate: 0.1, Penalty: 700, Cost: 3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fit-text-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Only_pages_that_somebody_marked_are_read()
    {
        var truth = Write("truth.json", """{"a":{"articleBody":"Marked.","url":"https://www.port.example/a"}}""");
        Directory.CreateDirectory(PathOf("html-text"));
        Write("html-text/a.txt", "Marked.");
        Write("html-text/b.txt", "Not marked.");

        GoldPage.Load([PathOf("html-text")], [truth]).ShouldBe([new GoldPage("a", "html-text", "Marked.", "Marked.", "port.example")]);
    }

    [Fact]
    public void A_cross_validation_holds_out_whole_sites_and_prints_pages_of_any_name()
    {
        var run = new FitRun(Settings, [.. Pages(), Pages()[0] with { Id = "c" }], dump: null);

        Should.NotThrow(() => run.CrossValidate(2, seed: 0, printPages: true));
    }

    [Fact]
    public void The_weights_that_are_written_name_the_command_that_wrote_them_and_are_the_same_each_time()
    {
        var (one, other) = (Fit("one.txt"), Fit("other.txt"));

        one.ShouldBe(other);
        one[1].ShouldContain("src/Pipeline.Training -- fit-text");
        one.Count(line => line.StartsWith("transition ", StringComparison.Ordinal)).ShouldBe(BlockTagger.States + 1);
        one.Length.ShouldBeGreaterThan(50);
    }

    private string[] Fit(string name)
    {
        new FitRun(Settings, Pages(), dump: null).FitAll(PathOf(name), printPages: false);
        return File.ReadAllLines(PathOf(name));
    }

    private static List<GoldPage> Pages() =>
    [
        new("a", "text", $"Home\nNews\nSport\n\nBridge Reopens\n\n{Body}\n\nRead also\nAll rights reserved", Body, "one.example"),
        new("b", "text", $"Menu\nSearch\n\nBridge Reopens\n\n{Body}\n\nSubscribe to our newsletter\nContact", Body, "two.example"),
    ];

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private string Write(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }
}
