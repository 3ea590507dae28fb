#!/usr/bin/env bash
# @extractus/feed-extractor 8.0.3 (npm): ids and texts that look like numbers are rewritten, so different items get one id.
#
# Expected: RSS 2.0 calls the guid "a string that uniquely identifies the item", and titles and descriptions are text.
#   The README types id, title and description as strings.
# Observed on 2026-11-29: element text goes through the XML parser's number guessing first. The guids "00123", "123" and "0x7b" all become
#   "123", and "1e5" becomes "100000". A title "1.50" becomes "1.5". The way out (parserOptions) is in the README, the effect on ids is not.
# Bites: whoever removes duplicates by id: the second and third item are taken for the first and never published. Short hexadecimal ids
#   (7e8, 12e4) collide by chance.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @extractus/feed-extractor@8.0.3 >/dev/null

cat > probe.mjs <<'JS'
import { extractFromXml } from '@extractus/feed-extractor';
const items = [['00123', 'Flood'], ['123', 'Fire'], ['0x7b', 'Storm'], ['1e5', '1.50']].map(([guid, title]) => `
  <item><title>${title}</title><link>https://news.example/${guid}</link><guid isPermaLink="false">${guid}</guid>
  <description>Text of it.</description></item>`);
const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Town news</title><link>https://news.example/</link>
  <description>All of it</description>${items.join('')}</channel></rss>`;
for (const entry of extractFromXml(feed).entries) console.log(`${entry.link} id=${entry.id} title=${entry.title}`);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "https://news.example/00123 id=123 title=Flood
https://news.example/123 id=123 title=Fire
https://news.example/0x7b id=123 title=Storm
https://news.example/1e5 id=100000 title=1.5" ] || { echo "The behaviour has changed."; exit 1; }
