#!/usr/bin/env bash
# vader-sentiment 1.1.3 (npm): a negation with a capital letter is not seen, so headlines in title case turn into their opposite.
#
# Expected: the package calls itself a port of VADER, whose negation check lowers the words first. Its own lexicon words are found in any
#   case here as well ("Happy", "HAPPY").
# Observed on 2026-11-29: "council is not happy with plan" is -0.4585, "Council Is Not Happy With Plan" is +0.5719. The same holds for
#   "Not", "Never" and "Cannot" at the beginning of a sentence, and for "NOT". Contractions (Isn't) are seen.
# Bites: the tone of headlines, which American papers write so, and of every sentence that opens with Not or Never.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts vader-sentiment@1.1.3 >/dev/null

cat > probe.mjs <<'JS'
import vader from 'vader-sentiment';
for (const text of ['council is not happy with plan', 'Council Is Not Happy With Plan', 'Never was it good.'])
  console.log(`${text} ${vader.SentimentIntensityAnalyzer.polarity_scores(text).compound}`);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "council is not happy with plan -0.4585
Council Is Not Happy With Plan 0.5719
Never was it good. 0.4404" ] || { echo "The behaviour has changed."; exit 1; }
