#!/usr/bin/env bash
# any-date-parser 2.2.4 (npm): the date 19/11/2026 is read as 11 September, and 31/01/2026 as 1 January.
#
# Expected: month and day may be taken in American order, as the README says of en-US. A first number over 12 can only be a day, so the
#   date is 19 November, or else no date at all.
# Observed on 2026-11-29: the first digit is dropped and the rest read: "9/11/2026". Under en-GB the American 12/31/2026 becomes 12 March.
#   Nothing is reported. With dots (19.11.2026) the date is right.
# Bites: bylines and archives with day-first dates, wrong by months on all days from the 13th on: "freshest first" and date filters go
#   wrong.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts any-date-parser@2.2.4 >/dev/null

cat > probe.mjs <<'JS'
import parser from 'any-date-parser';
for (const [text, locale] of [['19/11/2026', 'en-US'], ['31/01/2026', 'en-US'], ['12/31/2026', 'en-GB']])
  console.log(`${text} (${locale}) ${parser.fromString(text, locale).toISOString().slice(0, 10)}`);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "19/11/2026 (en-US) 2026-09-11
31/01/2026 (en-US) 2026-01-01
12/31/2026 (en-GB) 2026-03-12" ] || { echo "The behaviour has changed."; exit 1; }
