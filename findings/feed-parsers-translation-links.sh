#!/usr/bin/env bash
# rss-parser 3.13.0, feedparser 2.6.0 and @rowanmanning/feed-parser 2.1.5 (npm): an Atom entry's link is that of its translation.
#
# Expected: RFC 4287, 4.1.2, allows several alternates when their hreflang differ, and 4.2.7.2 says that a link without rel is an alternate.
#   The entry is English, and its own link, the first and in the commonest form, is the English page. The second is the German translation.
# Observed on 2026-11-29: all three give the German page, two of them because they prefer a written rel="alternate" to a left-out one,
#   feedparser because it takes the last alternate.
# Bites: sites in several languages: an English text is published, fetched again and deduplicated by the address of another text.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts rss-parser@3.13.0 feedparser@2.6.0 @rowanmanning/feed-parser@2.1.5 >/dev/null

cat > probe.mjs <<'JS'
import Parser from 'rss-parser';
import FeedParser from 'feedparser';
import { parseFeed } from '@rowanmanning/feed-parser';
const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title>Town news</title><id>tag:news.example,2026:feed</id><updated>2026-11-20T10:00:00Z</updated>
  <author><name>Ana Lima</name></author>
  <entry>
    <title>Council approves budget</title><id>tag:news.example,2026:1</id><updated>2026-11-20T10:00:00Z</updated>
    <link href="https://news.example/en/budget"/>
    <link rel="alternate" hreflang="de" href="https://news.example/de/haushalt"/>
    <content>The council approved the budget.</content>
  </entry>
</feed>`;
console.log('rss-parser ' + (await new Parser().parseString(feed)).items[0].link);
console.log('@rowanmanning/feed-parser ' + parseFeed(feed).items[0].url);
const parser = new FeedParser();
parser.on('readable', () => { for (let item; (item = parser.read());) console.log('feedparser ' + item.link); });
parser.end(feed);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$(grep -c ' https://news.example/de/haushalt$' <<<"$seen")" = 3 ] || { echo "The behaviour has changed."; exit 1; }
