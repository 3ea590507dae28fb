using System.Text;
using CsCheck;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Operations;

namespace Pipeline.Articles.Tests.Operations;

public sealed class CsvRowTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.test\",\"x\")")]
    [InlineData("+1")]
    [InlineData("-1+1|cmd' /C calc'!A0")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("  =1")]
    [InlineData("＝1")]
    public void What_a_spreadsheet_would_take_for_a_formula_is_text(string value) =>
        CsvRow.Cell(value).ShouldStartWith("\"'");

    [Theory]
    [InlineData("A headline, with commas", "\"A headline, with commas\"")]
    [InlineData("He said \"no\"", "\"He said \"\"no\"\"\"")]
    [InlineData("1-2", "\"1-2\"")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Anything_else_is_as_it_was(string? value, string cell) => CsvRow.Cell(value).ShouldBe(cell);

    [Theory]
    [InlineData("a;=1+1", "\"a;'=1+1\"")]
    [InlineData("a; =1+1", "\"a; '=1+1\"")]
    [InlineData("a;\"=1+1", "\"a;\"\"'=1+1\"")]
    [InlineData("Line\n=cmd|' /C calc'!A0", "\"Line\n'=cmd|' /C calc'!A0\"")]
    [InlineData("a\t+1", "\"a\t'+1\"")]
    [InlineData("Person:x; @SUM(A1)", "\"Person:x; '@SUM(A1)\"")]
    [InlineData("one; two - three", "\"one; two - three\"")]
    public void What_would_be_a_formula_where_semicolons_begin_a_cell_is_text_too(string value, string cell) =>
        CsvRow.Cell(value).ShouldBe(cell);

    [Fact]
    public void Every_article_is_one_record_of_as_many_cells_as_the_header_has_and_none_is_a_formula()
    {
        var columns = Parse(CsvRow.Header).Single().Count;
        var text = Gen.String[Gen.Char["=+-@\t\r\n\"',;a ＝"], 0, 12];
        Gen.Select(text, text, text, text.List[0, 3]).Sample((name, title, body, entities) =>
        {
            var line = CsvRow.Of(
                new ExportedArticle
                {
                    Id = "id",
                    Name = name,
                    Stage = ArticleStage.Published,
                    Title = title,
                    Text = body,
                    Entities = [.. entities.Select(entity => new NamedEntity("Person", entity))],
                });

            var record = Parse(line).Single();
            record.Count.ShouldBe(columns);
            record[1].Replace("'", string.Empty, StringComparison.Ordinal)
                .ShouldBe(name.Replace("'", string.Empty, StringComparison.Ordinal));
            record.Where(cell => cell.Length > 0).ShouldAllBe(cell => !"=+-@\t\r\n＝＋－＠".Contains(cell[0]));

            // Where semicolons separate, and quotes within a line are letters.
            line.Split(';', '\t', '\r', '\n').Select(cell => cell.Trim().TrimStart('"', ' ', '　')).Where(cell => cell.Length > 0)
                .ShouldAllBe(cell => !"=+-@＝＋－＠".Contains(cell[0]));
        });
    }

    /// <summary>RFC 4180, read letter by letter.</summary>
    private static List<List<string>> Parse(string csv)
    {
        List<List<string>> records = [];
        List<string> record = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < csv.Length; at++)
        {
            var letter = csv[at];
            if (quoted && letter == '"' && at + 1 < csv.Length && csv[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && letter == ',')
            {
                record.Add(cell.ToString());
                cell.Clear();
            }
            else if (!quoted && letter == '\r')
            {
                record.Add(cell.ToString());
                cell.Clear();
                records.Add(record);
                record = [];
                at++;
            }
            else
            {
                cell.Append(letter);
            }
        }

        return records;
    }
}
