#!/usr/bin/env bash
# html-to-text 10.0.1 (npm): a list that counts down is numbered upward, so the last place becomes the first.
#
# Expected: <ol reversed> counts down, and <li value="7"> is number 7 (HTML, 4.4.5 and 4.4.8). The numbers are part of what a reader sees;
#   in a ranking they are the news. The library writes numbers into its text, and honours start.
# Observed on 2026-11-30: reversed and value are not looked at. "3. Lima, 2. Bergen, 1. Paris" comes out as 1. Lima, 2. Bergen, 3. Paris,
#   and clause 7 of a law that is quoted as 1, 7 and 8 is called 2.
# Bites: charts, rankings and quoted rules in newsletters and plain-text parts: each line is right, and the result is the opposite.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts html-to-text@10.0.1 >/dev/null

cat > probe.mjs <<'JS'
import { convert } from 'html-to-text';
for (const html of ['<ol start="5"><li>Lima</li><li>Bergen</li></ol>',
  '<ol reversed><li>Lima</li><li>Bergen</li><li>Paris, the winner</li></ol>',
  '<ol><li>Purpose</li><li value="7">Penalties</li><li>Entry into force</li></ol>'])
  console.log(JSON.stringify(convert(html)));
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = '" 5. Lima\n 6. Bergen"
" 1. Lima\n 2. Bergen\n 3. Paris, the winner"
" 1. Purpose\n 2. Penalties\n 3. Entry into force"' ] || { echo "The behaviour has changed."; exit 1; }
