#!/usr/bin/env bash
# Markdig 1.6.0 (NuGet), UseAdvancedExtensions: a paragraph that begins with a person's initials becomes a list, and the initials go.
#
# Expected: CommonMark has no lettered lists. Markdig documents them as part of this bundle ("a.", "A.", "i."), but a single paragraph
#   that opens with a name is no list, and "J." would be the tenth item of one.
# Observed on 2026-11-29: "J. Smith was born here." is item 10 of a list, and "C. S. Lewis was not." item 19 of a list within item 3 of
#   another. ToPlainText gives "Smith was born here." and "Lewis was not.": the initials are lost for good. (Pandoc, which has
#   such lists too, asks for two spaces after a capital letter and a full stop, for this very reason.)
# Bites: names. Who is meant is changed at the beginning of paragraphs, and the entity index gets "Smith" for "J. Smith".
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
dotnet new console --name Probe --output . >/dev/null
dotnet add package Markdig --version 1.6.0 >/dev/null

cat > Program.cs <<'CS'
using Markdig;

var pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();
foreach (var paragraph in new[] { "J. Smith was born here.", "C. S. Lewis was not." })
{
    Console.WriteLine($"{paragraph} -> {Markdown.ToPlainText(paragraph, pipeline).Trim()}");
    Console.WriteLine(Markdown.ToHtml(paragraph, pipeline).ReplaceLineEndings(""));
}
CS

dotnet build -m:1 --verbosity quiet --output out >build.log 2>&1 || { cat build.log; exit 2; }
seen=$(dotnet out/Probe.dll)
echo "$seen"
[ "$seen" = 'J. Smith was born here. -> Smith was born here.
<ol type="A" start="10"><li>Smith was born here.</li></ol>
C. S. Lewis was not. -> Lewis was not.
<ol type="A" start="3"><li><ol type="A" start="19"><li>Lewis was not.</li></ol></li></ol>' ] ||
  { echo "The behaviour has changed."; exit 1; }
