#!/usr/bin/env bash
# sentiment 5.0.2 (npm): with the apostrophe that newspapers print, "don’t like" and "isn’t good" are praise.
#
# Expected: the English rules of the package turn a word's value round after "don't", "isn't" and three more, and also after "dont" and
#   "isnt". The typographic apostrophe (U+2019) is the preferred one for that use (Unicode Standard, 6.2), and what Word and editorial
#   systems put in.
# Observed on 2026-11-30: the list has the straight apostrophe only, and the tokenizer leaves the other as it is. "Residents don't like the
#   plan" is -2, "Residents don’t like the plan" +2. wink-nlp 2.4.0 counts "doesn’t like" and "wasn’t good" as negative.
# Bites: the tone of nearly every printed negation; tests typed on a keyboard do not show it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts sentiment@5.0.2 >/dev/null

cat > probe.mjs <<'JS'
import Sentiment from 'sentiment';
const sentiment = new Sentiment();
for (const text of ["Residents don't like the plan", 'Residents don’t like the plan', "The plan isn't good", 'The plan isn’t good'])
  console.log(`${text}: ${sentiment.analyze(text).score}`);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "Residents don't like the plan: -2
Residents don’t like the plan: 2
The plan isn't good: -3
The plan isn’t good: 3" ] || { echo "The behaviour has changed."; exit 1; }
