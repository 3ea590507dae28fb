#!/usr/bin/env bash
# vader-sentiment 1.1.3 (npm): "no" before a positive word does not negate it, so "no good" counts as good.
#
# Expected: the package calls itself a port of VADER. The original negates a lexicon word that follows "no", and then does not count the
#   "no" by itself, so that "no good" has the score of "not good", -0.3412.
# Observed on 2026-11-29: the port lacks that rule, and "no" only adds its own small weight. "It is no good." is +0.1779, and
#   "There is no profit, no growth, no support." is positive too.
# Bites: tone per article or company, and whoever compares with scores made by the original.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts vader-sentiment@1.1.3 >/dev/null

cat > probe.mjs <<'JS'
import vader from 'vader-sentiment';
for (const text of ['It is not good.', 'It is no good.', 'There is no profit, no growth, no support.'])
  console.log(`${text} ${vader.SentimentIntensityAnalyzer.polarity_scores(text).compound}`);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "It is not good. -0.3412
It is no good. 0.1779
There is no profit, no growth, no support. 0.3818" ] || { echo "The behaviour has changed."; exit 1; }
