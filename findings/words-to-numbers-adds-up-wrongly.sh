#!/usr/bin/env bash
# words-to-numbers 1.5.1 (npm): "three hundred forty two thousand five hundred" becomes 2840, and "two point five million" becomes NaN.
#
# Expected: the README reads "twenty thousand five hundred and sixty nine" as 20569 and "ten point five" as 10.5, and says that all numbers
#   in a sentence are replaced. A number that it cannot read should be left as it was written.
# Observed on 2026-11-30: where hundreds or tens stand before "thousand" or "hundred", the figures are added up wrongly, with no sign of it:
#   "twenty five hundred" is 520, "one hundred twenty thousand" is 20100. A decimal before "million" puts "NaN" into the sentence.
# Bites: figures of transcripts and speeches, which are spelled out: a search for sums above 100,000 misses them, and the text says NaN.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts words-to-numbers@1.5.1 >/dev/null

cat > probe.mjs <<'JS'
import library from 'words-to-numbers';
for (const text of ['It cost one hundred thousand.', 'It cost one hundred twenty thousand.',
  'It cost three hundred forty two thousand five hundred.',
  'Some twenty five hundred people came.', 'It cost two point five million.'])
  console.log(`${text} -> ${library.wordsToNumbers(text)}`);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "It cost one hundred thousand. -> It cost 100000.
It cost one hundred twenty thousand. -> It cost 20100.
It cost three hundred forty two thousand five hundred. -> It cost 2840.
Some twenty five hundred people came. -> Some 520 people came.
It cost two point five million. -> It cost NaN." ] || { echo "The behaviour has changed."; exit 1; }
