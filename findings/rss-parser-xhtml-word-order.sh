#!/usr/bin/env bash
# rss-parser 3.13.0 (npm): Atom content of type "xhtml" comes back with its words in another order.
#
# Expected: RFC 4287, 3.1.1.3, lets an entry carry its article as an XHTML div, and the README promises "content" and a plain
#   "contentSnippet". The words should stand in the order in which they were written.
# Observed on 2026-11-29: the feed is parsed into an object and serialised again. All text of an element comes first, and all its child
#   elements after it. "Turnout fell by <b>3</b> points to <b>48</b> percent" becomes "Turnout fell by  points to  percent.348".
#   A figure leaves its place, two figures fuse into a third ("348"), and nothing is reported.
# Bites: whoever indexes, quotes or summarises what an Atom feed says. Blogger and static site generators do write type="xhtml".
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
  <title>Town news</title><id>tag:news.example,2026:feed</id><updated>2026-11-20T10:00:00Z</updated>
  <entry>
    <title>Turnout</title><id>tag:news.example,2026:1</id><updated>2026-11-20T10:00:00Z</updated>
    <author><name>Ana Lima</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"
      ><p>Turnout fell by <b>3</b> points to <b>48</b> percent.</p></div></content>
  </entry>
</feed>`;
console.log((await new Parser().parseString(feed)).items[0].contentSnippet);
JS

seen=$(node probe.mjs)
echo "written: Turnout fell by 3 points to 48 percent."
echo "read:    $seen"
[ "$seen" = "Turnout fell by  points to  percent.348" ] || { echo "The behaviour has changed."; exit 1; }
