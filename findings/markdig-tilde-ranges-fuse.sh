#!/usr/bin/env bash
# Markdig 1.6.0 (NuGet), UseAdvancedExtensions: two ranges written with "~" in one paragraph lose the sign, and their figures fuse.
#
# Expected: "20~25" is a range, as commonly written in Asian news and in weather and technical texts. Subscripts with "~" come from Pandoc,
#   whose manual rules out unescaped spaces in them, so that "~25 °C, humidity of 40~" would not be one.
# Observed on 2026-11-29: spaces do not matter. All between the two signs is put into <sub>, and the plain text of "20~25 °C, humidity of
#   40~60 %" is "2025 °C, humidity of 4060 %". One range in a paragraph is left alone, which is why small tests do not show it.
# Bites: forecasts, prices, ages and results in Markdown: the text states figures that nobody wrote.
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
foreach (var paragraph in new[] { "It will be 20~25 °C.", "It will be 20~25 °C, humidity of 40~60 %." })
    Console.WriteLine($"{paragraph} -> {Markdown.ToPlainText(paragraph, pipeline).Trim()}");
CS

dotnet build -m:1 --verbosity quiet --output out >build.log 2>&1 || { cat build.log; exit 2; }
seen=$(dotnet out/Probe.dll)
echo "$seen"
[ "$seen" = 'It will be 20~25 °C. -> It will be 20~25 °C.
It will be 20~25 °C, humidity of 40~60 %. -> It will be 2025 °C, humidity of 4060 %.' ] || { echo "The behaviour has changed."; exit 1; }
