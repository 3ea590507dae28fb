#!/usr/bin/env bash
# chrono-node 2.10.3 (npm): "19. November 2026" is read as the first of November, at 19 hours.
#
# Expected: a parser for English may leave the full stop of "19." aside or find no date. A bare number before a month is its day in every
#   other form here: "19 November 2026" and "19th November 2026" are right.
# Observed on 2026-11-30: with the stop, the number becomes the hour and the rest the month: 2026-11-01 19:00, for en and en-GB, and
#   reported as a certain hour. From "25." on the number is left out: "25. November" is the first, at noon. chrono.de reads both right.
# Bites: German, Danish and Norwegian dates in months that are spelled as in English (April, August, September, November), on pages in
#   several languages; metascraper-date 5.55.0 parses every date with the English rules.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts chrono-node@2.10.3 >/dev/null

cat > probe.mjs <<'JS'
import * as chrono from 'chrono-node';
for (const text of ['19 November 2026', '19th November 2026', '19. November 2026', '25. November 2026']) {
  const { date, start } = chrono.parse(text).map(result => ({ date: result.date(), start: result.start }))[0];
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  const german = chrono.de.parseDate(text)?.getDate();
  console.log(`${text}: ${local}, hour certain: ${start.isCertain('hour')}, German rules: day ${german}`);
}
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "19 November 2026: 2026-11-19T12:00, hour certain: false, German rules: day undefined
19th November 2026: 2026-11-19T12:00, hour certain: false, German rules: day undefined
19. November 2026: 2026-11-01T19:00, hour certain: true, German rules: day 19
25. November 2026: 2026-11-01T12:00, hour certain: false, German rules: day 25" ] || { echo "The behaviour has changed."; exit 1; }
