using System.Text;
using System.Text.Json;

namespace Pipeline.Local.Tests.Security;

/// <summary>What is text in an article is text in every output, and code in none.</summary>
[Collection<WatchedRunCollection>]
public sealed class OutputTests(WatchedRun run)
{
    [Fact]
    public async Task Markup_is_escaped_in_documents_and_events()
    {
        var document = await run.DocumentAsync("markup.html");
        JsonDocument.Parse(document).RootElement.GetProperty("title").GetString().ShouldBe(WatchedRun.Markup);
        var json = run.Events.Single(json => json.Contains("\"markup.html\"", StringComparison.Ordinal));
        JsonDocument.Parse(json).RootElement.GetProperty("data").GetProperty("title").GetString().ShouldBe(WatchedRun.Markup);

        document.ShouldNotContain('<');
        json.ShouldNotContain('<');
        document.ShouldNotContain("onerror");
    }

    [Fact]
    public void Markup_of_a_page_is_not_in_the_index()
    {
        var hits = run.Output("search title:alert --json").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        hits.Single(hit => hit.GetProperty("name").GetString() == "markup.html").GetProperty("title").GetString()
            .ShouldBe(WatchedRun.Markup);
        hits.ShouldAllBe(
            hit => !hit.GetRawText().Contains("onerror", StringComparison.Ordinal)
            && !hit.GetRawText().Contains("<p>", StringComparison.Ordinal));
    }

    [Fact]
    public void No_command_steers_the_terminal()
    {
        foreach (var (command, result) in run.Results)
        {
            (result.Output + result.Errors).ShouldAllBe(
                character => !char.IsControl(character) || character == '\n' || character == '\r' || character == '\t', command);
        }
    }

    [Fact]
    public void The_log_steers_no_terminal() =>
        run.HostLog.ShouldAllBe(character => !char.IsControl(character) || character == '\n' || character == '\r' || character == '\t');

    [Fact]
    public void No_cell_of_an_export_is_a_formula()
    {
        var rows = Csv(run.Output("export --format csv --all"));
        var titles = rows.Skip(1).Select(row => row[rows[0].IndexOf("title")]).ToList();
        titles.ShouldBeSubsetOf([.. titles, .. WatchedRun.Formulas.Select(formula => "'" + formula)]);
        WatchedRun.Formulas.Select(formula => "'" + formula).ShouldBeSubsetOf(titles);
        foreach (var cell in rows.SelectMany(row => row))
        {
            (cell.TrimStart() is [var first, ..] && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".Contains(first, StringComparison.Ordinal))
                .ShouldBeFalse(cell);
        }
    }

    /// <summary>RFC 4180, for as much of it as is written.</summary>
    private static List<List<string>> Csv(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (quoted && character == '"' && index + 1 < text.Length && text[index + 1] == '"')
            {
                cell.Append('"');
                index++;
            }
            else if (character == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && character is ',' or '\n' && !quoted)
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (character == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
            else
            {
                cell.Append(character);
            }
        }

        return rows;
    }
}
