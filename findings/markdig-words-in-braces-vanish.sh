#!/usr/bin/env bash
# Markdig 1.6.0 (NuGet), UseAdvancedExtensions: a word in braces leaves its sentence: "It is {not} true." becomes "It is  true."
#
# Expected: the specification of generic attributes names three kinds: "#id", ".class" and "name=value". A word alone in the middle of a
#   sentence is none of them, and CommonMark leaves braces as they are. PHP Markdown Extra and Pandoc, where the idea is from, do not read a
#   bare word so.
# Observed on 2026-11-30: one or more bare words in braces anywhere in a paragraph, a heading or a list become attributes of the block, and
#   go from the text. "She paused {laughs} and said no." is <p laughs="">She paused and said no.</p>. With a comma or a digit in them ("{a,
#   b}", "{3}") the braces stay.
# Bites: transcripts with {laughs} and {inaudible}, an editor's {not} in a quotation, and placeholders that nobody filled ("Dear {name},"),
#   which then are not seen any more.
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
var texts = new[] { "It is {not} true.", "She paused {laughs} and said no.", "Dear {name}, welcome.", "The set {a, b} has two members." };
foreach (var text in texts)
    Console.WriteLine($"{Markdown.ToHtml(text, pipeline).Trim()} {Markdown.ToPlainText(text, pipeline).Trim()}");
CS

dotnet build -m:1 --verbosity quiet --output out >build.log 2>&1 || { cat build.log; exit 2; }
seen=$(dotnet out/Probe.dll)
echo "$seen"
[ "$seen" = '<p not="">It is  true.</p> It is  true.
<p laughs="">She paused  and said no.</p> She paused  and said no.
<p name="">Dear , welcome.</p> Dear , welcome.
<p>The set {a, b} has two members.</p> The set {a, b} has two members.' ] || { echo "The behaviour has changed."; exit 1; }
