#!/usr/bin/env bash
# turndown 7.2.5 with turndown-plugin-gfm 1.0.2, read by marked 18.2.1 (npm): figures of a table vanish or move to another column.
#
# Expected: the plugin turns tables into GFM tables. There a row's extra cells are dropped, a short row is filled up at its end, and a "|"
#   in a cell has to be escaped (GFM, 4.10). A table that cannot be said so should stay HTML, as the plugin does for one without a header.
# Observed on 2026-11-30: colspan, rowspan and "|" are not looked at. Under a header that spans two columns the last figure is gone after
#   rendering; below a cell that spans two rows the year stands under "Ward" and the votes under "Year"; "North | South" pushes its score
#   out. node-html-markdown 2.0.0 and html-to-md 0.8.8 move the cells below a spanning one alike.
# Bites: election and league tables, where spanning headers are usual: the rendered table looks whole.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts turndown@7.2.5 turndown-plugin-gfm@1.0.2 marked@18.2.1 >/dev/null

cat > probe.mjs <<'JS'
import TurndownService from 'turndown';
import plugin from 'turndown-plugin-gfm';
import { marked } from 'marked';
const turndown = new TurndownService().use(plugin.gfm);
const cells = html => [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(row => [...row[1].matchAll(/<t[dh]>(.*?)<\/t[dh]>/g)]
  .map(cell => cell[1]).join(', ')).join(' / ');
const tables = {
  'header over two columns': ['<th>Ward</th><th colspan="2">Votes for, against</th>', '<td>North</td><td>48</td><td>51</td>'],
  'cell over two rows': ['<th>Ward</th><th>Year</th><th>Votes</th>',
    '<td rowspan="2">North</td><td>2022</td><td>48</td>', '<td>2026</td><td>51</td>'],
  'bar in a cell': ['<th>Match</th><th>Score</th>', '<td>North | South</td><td>2:1</td>'],
};
for (const [kind, [head, ...rows]] of Object.entries(tables)) {
  const html = `<table><thead><tr>${head}</tr></thead><tbody>${rows.map(row => `<tr>${row}</tr>`).join('')}</tbody></table>`;
  console.log(`${kind}: ${cells(marked.parse(turndown.turndown(html)))}`);
}
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "header over two columns: Ward, Votes for, against / North, 48
cell over two rows: Ward, Year, Votes / North, 2022, 48 / 2026, 51, 
bar in a cell: Match, Score / North, South" ] || { echo "The behaviour has changed."; exit 1; }
