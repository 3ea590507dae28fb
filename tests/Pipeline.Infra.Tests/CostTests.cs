using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Infra.Tests;

/// <summary>The README's table of what a month costs: that the figures of its rows and columns belong together.</summary>
public sealed partial class CostTests
{
    [Fact]
    public void Each_column_adds_up_to_its_total()
    {
        for (var column = 0; column < 3; column++)
        {
            // Each figure is rounded to its last place shown.
            var sum = Rows().Sum(row => row.Costs[column]);
            Total()[column].ShouldBe(sum, tolerance: 0.5m + Rows().Count * (column == 0 ? 0.005m : 0.5m), $"column {column}");
        }
    }

    [Fact]
    public void What_is_paid_by_the_article_costs_as_often_as_much_as_there_are_articles()
    {
        var byArticle = Rows().Where(row => row.Name is not ("Search" or "Alerts")).ToList();

        byArticle.Count.ShouldBe(8);
        byArticle.ShouldAllBe(row => Math.Abs((row.Costs[2] / 100) - row.Costs[1]) <= 0.51m);
        byArticle.ShouldAllBe(row => Math.Abs((row.Costs[2] / 10_000) - row.Costs[0]) <= 0.0051m);
    }

    [Theory]
    [InlineData("Language", "4 features × 5 records + 1 = 21 records × $0.001", 21 * 0.001)]
    [InlineData("Functions, time", "1 run × 2 s × 2 GB = 4 GB-s × $0.000026", 4 * 0.000026)]
    [InlineData("Functions, runs", "1 × $0.40 / 1,000,000", 1 * 0.40 / 1_000_000)]
    [InlineData("Blob writes", "8 (original, clean, enriched, 5 kept results) × $0.065 / 10,000", 8 * 0.065 / 10_000)]
    [InlineData("Other storage operations", "(42 − 8) × $0.005 / 10,000", (42 - 8) * 0.005 / 10_000)]
    [InlineData("Blob space", "(100 + 15 + 25 + 10) KB × $0.023 a GB, for each month that it is kept", 150 * 0.023 / 1_000_000)]
    [InlineData("Event Grid", "10 (eight blobs written, filter, delivery) × $0.60 / 1,000,000", 10 * 0.60 / 1_000_000)]
    [InlineData("Log Analytics", "30 KB (3 stages, 20 calls, some lines) × $2.30 a GB", 30 * 2.30 / 1_000_000)]
    public void The_arithmetic_of_a_row_gives_its_figures(string name, string arithmetic, double anArticle)
    {
        var row = Rows().Single(row => row.Name == name);

        row.Arithmetic.ShouldBe(arithmetic);
        ((double)row.Costs[2]).ShouldBe(anArticle * 10_000_000, tolerance: 0.5001);
    }

    private static List<(string Name, string Arithmetic, decimal[] Costs)> Rows() =>
        [.. Table().Where(cells => !cells[0].StartsWith("**", StringComparison.Ordinal))
            .Select(cells => (cells[0], cells[1], Costs(cells)))];

    private static decimal[] Total() => Costs(Table().Single(cells => cells[0] == "**a month**"));

    private static IEnumerable<string[]> Table() =>
        RepositoryFiles.Read("infra/README.md").Split('\n')
            .SkipWhile(line => !line.StartsWith("| what | an article |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());

    private static decimal[] Costs(string[] cells) =>
        [.. cells[2..]
            .Select(cell => decimal.Parse(Figure().Match(cell).Groups["figure"].Value, NumberStyles.Number, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\$(?<figure>[0-9.,]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Figure();
}
