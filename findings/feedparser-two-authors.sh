#!/usr/bin/env bash
# feedparser 2.6.0 (npm): an Atom entry by two people is credited to the feed's own author, and to neither of them.
#
# Expected: RFC 4287, 4.2.1: the feed's author applies only to entries that have no author element. An entry with two authors should give
#   at least the first of them.
# Observed on 2026-11-29: with one author, item.author is that author. With two, the entry's authors are passed over as if there were none,
#   and item.author is the feed's.
# Bites: bylines. Co-written pieces, and only those, are published under the newsroom's name (or another person's, on a personal blog).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts feedparser@2.6.0 >/dev/null

cat > probe.mjs <<'JS'
import FeedParser from 'feedparser';
const parser = new FeedParser();
parser.on('readable', () => { for (let item; (item = parser.read());) console.log(`${item.title}: ${item.author}`); });
parser.end(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Town news</title><id>tag:news.example,2026:feed</id><updated>2026-11-20T10:00:00Z</updated>
  <author><name>Cy Owner</name></author>
  <entry>
    <title>By one</title><id>tag:news.example,2026:1</id><updated>2026-11-20T10:00:00Z</updated>
    <author><name>Ana Lima</name></author><content>Text.</content>
  </entry>
  <entry>
    <title>By two</title><id>tag:news.example,2026:2</id><updated>2026-11-20T10:00:00Z</updated>
    <author><name>Ana Lima</name></author><author><name>Bo Berg</name></author><content>Text.</content>
  </entry>
</feed>`);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = $'By one: Ana Lima\nBy two: Cy Owner' ] || { echo "The behaviour has changed."; exit 1; }
