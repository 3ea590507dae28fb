#!/usr/bin/env bash
# rss-parser 3.13.0 (npm): contentSnippet loses everything between a "less than" and the next "greater than".
#
# Expected: Atom content of type "text" is plain text, not markup (RFC 4287, 3.1.1.1). Even read as HTML, "<" before a space is no tag
#   (HTML, tag open state). The README calls contentSnippet the content without HTML.
# Observed on 2026-11-29: the type is ignored, and the snippet is made by a pattern that deletes from any "<" to the next ">".
#   "Inflation was < 2% in May and > 3% in June." becomes "Inflation was  3% in June.": a grammatical sentence with a wrong meaning.
# Bites: whoever publishes contentSnippet, the only plain text that the parser offers, of business, science or sports news.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts rss-parser@3.13.0 >/dev/null

cat > probe.mjs <<'JS'
import Parser from 'rss-parser';
const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Prices</title><id>tag:news.example,2026:feed</id><updated>2026-11-20T10:00:00Z</updated>
  <entry>
    <title>Inflation</title><id>tag:news.example,2026:1</id><updated>2026-11-20T10:00:00Z</updated>
    <author><name>Ana Lima</name></author>
    <content type="text">Inflation was &lt; 2% in May and &gt; 3% in June.</content>
  </entry>
</feed>`;
console.log((await new Parser().parseString(feed)).items[0].contentSnippet);
JS

seen=$(node probe.mjs)
echo "written: Inflation was < 2% in May and > 3% in June."
echo "read:    $seen"
[ "$seen" = "Inflation was  3% in June." ] || { echo "The behaviour has changed."; exit 1; }
