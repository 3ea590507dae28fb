#!/usr/bin/env bash
# compromise 14.17.0 (npm): a number with a minus sign is read as positive, and "two point five million" as 2.
#
# Expected: numbers().get() is documented to give the numbers as JavaScript numbers. "minus five" is read as -5 and "ten point five" as
#   10.5, so a sign and a decimal before "million" should count in the same way.
# Observed on 2026-11-30: the sign in "-5 degrees" and "-3.2 percent" is kept as a prefix beside the number 5 or 3.2. lessThan(0) does not
#   find them, and add(1) turns "-5" into "-6". What follows "point" before a word of size is dropped together with that word: toNumber()
#   writes "2 people voted" for two and a half million.
# Bites: temperatures, growth rates, losses: a fall counts as a rise, and figures in speech are wrong by a factor of a million.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts compromise@14.17.0 >/dev/null

cat > probe.mjs <<'JS'
import nlp from 'compromise';
for (const text of ['It was minus five degrees.', 'It was -5 degrees.', 'Output changed by -3.2 percent.', 'Two million people voted.',
  'Two point five million people voted.']) {
  const numbers = nlp(text).numbers();
  console.log(`${text} read: ${numbers.get()} below zero: ${numbers.lessThan(0).found}`);
}
console.log(nlp('It was -5 degrees.').numbers().add(1).all().text());
console.log(nlp('Two point five million people voted.').numbers().toNumber().all().text());
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "It was minus five degrees. read: -5 below zero: true
It was -5 degrees. read: 5 below zero: false
Output changed by -3.2 percent. read: 3.2 below zero: false
Two million people voted. read: 2000000 below zero: false
Two point five million people voted. read: 2 below zero: false
It was -6 degrees.
2 people voted." ] || { echo "The behaviour has changed."; exit 1; }
