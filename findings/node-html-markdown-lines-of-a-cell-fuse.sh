#!/usr/bin/env bash
# node-html-markdown 2.0.0 (npm): two lines or paragraphs in one cell of a table fuse: 48 and 51 become 4851.
#
# Expected: a line break or a paragraph's end separates words. A Markdown table has no line breaks, so a space, a slash or <br> could stand
#   there; outside tables the library keeps both breaks.
# Observed on 2026-11-30: in a cell <br>, paragraphs and list items are joined with nothing between them, whatever the renderer then does.
#   html-to-md 0.8.8 writes <br /> for line breaks, but joins paragraphs alike.
# Bites: results, prices and timetables, where a cell with two figures is common; and whoever feeds pages to a language model in this form.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts node-html-markdown@2.0.0 html-to-md@0.8.8 >/dev/null

cat > probe.mjs <<'JS'
import { NodeHtmlMarkdown } from 'node-html-markdown';
import htmlToMd from 'html-to-md';
const table = cell => `<table><tr><th>Ward</th><th>Votes</th></tr><tr><td>North</td><td>${cell}</td></tr></table>`;
const last = markdown => markdown.trim().split('\n').at(-1).replace(/\s+/g, ' ');
for (const cell of ['48<br>51', '<p>48</p><p>51</p>', '<ul><li>48</li><li>51</li></ul>'])
  console.log(`${cell} -> ${last(NodeHtmlMarkdown.translate(table(cell)))}`);
console.log(`html-to-md ${last(htmlToMd(table('<p>48</p><p>51</p>')))}`);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "48<br>51 -> | North | 4851 |
<p>48</p><p>51</p> -> | North | 4851 |
<ul><li>48</li><li>51</li></ul> -> | North | 4851 |
html-to-md |North|4851|" ] || { echo "The behaviour has changed."; exit 1; }
