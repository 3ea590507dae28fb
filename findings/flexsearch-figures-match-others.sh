#!/usr/bin/env bash
# flexsearch 0.8.212 (npm): a search for 2027 finds "In 2026, 7 members left", and one for 100 finds what cost 10 or 1000.
#
# Expected: strict tokenising, which is the default, is documented to match whole words. The default encoder is documented to drop accents
#   and doubled letters ("missing", "mising"), for the sake of words that sound alike; figures are kept ("alphanumeric").
# Observed on 2026-11-30: figures go through the same encoder: doubled digits become one (100 is "10"), and longer ones are cut into pieces
#   of three, which are terms of their own: 2027 is "202" and "7", in any order and place of the text. No result says so. With Charset.Exact
#   figures are whole.
# Bites: searches for years, sums and results in the standard configuration of a search box: false hits among right ones.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts flexsearch@0.8.212 >/dev/null

cat > probe.mjs <<'JS'
import flexsearch from 'flexsearch';
const texts = ['In 2026, 7 members left', 'Vote planned for 2027', 'It cost 10 euros', 'It cost 100 euros', 'It cost 1000 euros'];
for (const [kind, options] of [['as given', undefined], ['exact', { encoder: flexsearch.Charset.Exact }]]) {
  const index = new flexsearch.Index(options);
  texts.forEach((text, id) => index.add(id, text));
  for (const query of ['2027', '100']) console.log(`${kind}, ${query}: ${index.search(query).sort().map(id => texts[id]).join(' | ')}`);
}
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "as given, 2027: In 2026, 7 members left | Vote planned for 2027
as given, 100: It cost 10 euros | It cost 100 euros | It cost 1000 euros
exact, 2027: Vote planned for 2027
exact, 100: It cost 100 euros" ] || { echo "The behaviour has changed."; exit 1; }
