#!/usr/bin/env bash
# CodeHollow.FeedReader 2.1.1 (NuGet): Atom content of type "xhtml" loses all markup, and its paragraphs and words run together.
#
# Expected: FeedItem.Content is the entry's content. For type "html" it is the markup; "xhtml" is the same in another notation (RFC 4287,
#   3.1.1.3), so the markup, or at least text with its paragraphs apart, is what one expects.
# Observed on 2026-11-29: only text nodes are kept, with nothing between them. The paragraphs "It passed 48" and "12 voted against" become
#   "It passed 4812 voted against", and "10<sup>9</sup>" becomes "109". Links, lists and tables go likewise. The property does not tell
#   which of the two forms it holds.
# Bites: sentence splitting, summaries and figures of every entry of such a feed, and code that then cleans the "HTML".
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
dotnet new console --name Probe --output . >/dev/null
dotnet add package CodeHollow.FeedReader --version 2.1.1 >/dev/null

cat > Program.cs <<'CS'
using CodeHollow.FeedReader;

const string feed = """
    <?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom"><title>Town news</title><id>tag:news.example,2026:feed</id>
      <updated>2026-11-20T10:00:00Z</updated><entry><title>Budget</title><id>tag:news.example,2026:1</id>
      <updated>2026-11-20T10:00:00Z</updated><author><name>Ana Lima</name></author>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"
      ><p>It passed 48</p><p>12 voted against</p><ul><li>Cost: 10<sup>9</sup></li><li>Rate: 5</li></ul></div></content></entry></feed>
    """;
Console.WriteLine(FeedReader.ReadFromString(feed).Items.Single().Content);
CS

dotnet build -m:1 --verbosity quiet --output out >build.log 2>&1 || { cat build.log; exit 2; }
seen=$(dotnet out/Probe.dll)
echo "$seen"
[ "$seen" = "It passed 4812 voted againstCost: 109Rate: 5" ] || { echo "The behaviour has changed."; exit 1; }
