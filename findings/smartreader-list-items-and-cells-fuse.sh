#!/usr/bin/env bash
# SmartReader 0.11.1 (NuGet): TextContent runs the items of a list and the cells of a table together: 48 and 51 become 4851.
#
# Expected: TextContent is documented as "cleaned to be readable", with newlines for paragraphs and line breaks. List items, cells and rows
#   are pieces of text apart from each other as well, in any view of the page.
# Observed on 2026-11-30: only <p> and <br> part words; all other text nodes are joined. A results table is one word,
#   "Ward20222026North4851", and so are a list and a definition list. Where the page's source has a line break between the items, the words
#   stay apart, so pages typed by hand look right, and those that a template or a minifier writes do not.
# Bites: figures of lists and tables in search, summaries and whatever else is made from this property.
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
dotnet new console --name Probe --output . >/dev/null
dotnet add package SmartReader --version 0.11.1 >/dev/null

cat > Program.cs <<'CS'
using SmartReader;

const string Paragraph = "<p>The council approved a budget of 48 million on Thursday, after a debate that lasted six hours, "
    + "and that ended with a vote of 31 to 12.</p>";
var story = string.Concat(Enumerable.Repeat(Paragraph, 5));
foreach (var block in new[]
{
    "<p>48</p><p>51</p>", "<ul><li>48</li><li>51</li></ul>", "<dl><dt>Turnout 2022</dt><dd>48</dd></dl>",
    "<table><tr><th>Ward</th><th>2022</th><th>2026</th></tr><tr><td>North</td><td>48</td><td>51</td></tr></table>",
})
{
    var page = $"<html lang=\"en\"><head><title>Council approves budget after six hours of talks</title></head><body>"
        + $"<article>{story}{block}{story}</article></body></html>";
    var text = new Reader("https://news.example/budget", page).GetArticle().TextContent;
    var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    Console.WriteLine(string.Join(" / ", lines.Where(line => !line.StartsWith("The council"))));
}
CS

dotnet build -m:1 --verbosity quiet --output out >build.log 2>&1 || { cat build.log; exit 2; }
seen=$(dotnet out/Probe.dll)
echo "$seen"
[ "$seen" = "48 / 51
4851
Turnout 202248
Ward20222026North4851" ] || { echo "The behaviour has changed."; exit 1; }
