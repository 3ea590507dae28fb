#!/usr/bin/env bash
# Markdig 1.6.0 (NuGet), UseAdvancedExtensions: ToPlainText returns HTML, with the drawing of an icon, for ordinary blocks.
#
# Expected: Markdown.ToPlainText is documented to convert Markdown to plain text, with the pipeline that it is given.
# Observed on 2026-11-29: alerts ("> [!NOTE]"), definition lists and figures of the same bundle write their tags all the same. An alert
#   adds some 500 characters of SVG path data ("M0 8a8 8 0 1 1 16 0A8 8 ...") to the text.
# Bites: whoever counts, summarises, translates or indexes that text: path data is found as figures, and tags stand in the summary. Alerts
#   are common since GitHub shows them.
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
Console.WriteLine(Markdown.ToPlainText("> [!NOTE]\n> The vote is tomorrow.", pipeline));
Console.WriteLine(Markdown.ToPlainText("Tax rate\n:   5 %", pipeline));
CS

dotnet build -m:1 --verbosity quiet --output out >build.log 2>&1 || { cat build.log; exit 2; }
seen=$(dotnet out/Probe.dll)
echo "$seen"
grep -q '<svg viewBox=' <<<"$seen" && grep -q '<dt>Tax rate</dt>' <<<"$seen" || { echo "The behaviour has changed."; exit 1; }
