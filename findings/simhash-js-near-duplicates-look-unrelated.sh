#!/usr/bin/env bash
# simhash-js 1.0.0 (npm): two versions of an article look less alike than two unrelated ones, and a text can hang on four letters.
#
# Expected: the README says that documents which differ in a single byte get similar hashes, and gives Comparator.similarity(x, y) for two
#   results of hash(). A simhash lets every part of a text vote (Charikar; Manku and others, section 2).
# Observed on 2026-11-30: one figure changed moves one of 32 bits, but the comparator parses the decimal numbers as hexadecimal and says
#   0.25; for an unrelated article it says 0.33. The "shingles" are blocks of four letters side by side, so one letter added near the
#   beginning changes all that follow: 16 bits. Of more than 128 blocks the first 128 by hash are thrown away and the rest kept, so with 516
#   letters one block decides, and two articles that share it have one hash: similarity 1.
# Bites: removal of near-duplicates: corrected versions are published twice, and an article goes as the copy of another.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts simhash-js@1.0.0 >/dev/null

cat > probe.mjs <<'JS'
import library from 'simhash-js';
const simhash = new library.SimHash();
const bits = (a, b) => ((simhash.hash(a) ^ simhash.hash(b)) >>> 0).toString(2).replaceAll('0', '').length;
const similarity = (a, b) => library.Comparator.similarity(simhash.hash(a), simhash.hash(b)).toFixed(2);
const report = (kind, a, b) => console.log(`${kind}: ${bits(a, b)} bits differ, similarity ${similarity(a, b)}`);

const budget = 'The council approved a budget of 48 million on Thursday, after a debate that lasted six hours, and that ended with a ' +
  'vote of 31 to 12. Spending on roads will rise by a tenth, officials said, while the libraries keep what they have, and the museums ' +
  'lose two posts. The opposition called the plan timid, and asked for a review of the figures in March.';
const fire = 'Fire at the old mill destroyed two floors on Sunday, and nobody was hurt, the brigade said. Smoke was seen from the bridge ' +
  'at dawn, and the road along the river stayed closed until noon. The mill, built in 1884, was to become a school of music next autumn; ' +
  'the owner spoke of a loss that no insurance would cover, and thanked the neighbours for their help.';
report('one figure changed', budget, budget.replace('48', '49'));
report('one letter added', budget, budget.replace('The council', 'The councils'));
report('another article', budget, fire);

// Both are cut to 129 blocks of four, and share the block "t of", each at a place of its own.
const rest = ' Residents will hear more at a meeting in the town hall. Work on the bridge begins in April, and will take two years, with ' +
  'one lane open to buses. The last budget of this size was passed in 2011, when the mill still ran.';
const shared = 't of';
const place = text => text.slice(0, 200) + shared + text.slice(200, 512);
report('516 letters, another article', place(budget + rest), place(fire + rest.toUpperCase()));
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "one figure changed: 1 bits differ, similarity 0.25
one letter added: 16 bits differ, similarity 0.29
another article: 13 bits differ, similarity 0.33
516 letters, another article: 0 bits differ, similarity 1.00" ] || { echo "The behaviour has changed."; exit 1; }
