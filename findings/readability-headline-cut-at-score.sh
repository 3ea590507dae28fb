#!/usr/bin/env bash
# @mozilla/readability 0.6.0 (npm): a headline with a score loses it and all that follows, though the page's <h1> has the whole of it.
#
# Expected: what stands after the last " - " of <title> may be the site's name, so cutting it is a fair guess. Here <title> and the only
#   <h1> are the same words, and no site name is given, so there is nothing to cut.
# Observed on 2026-11-29: "Late penalty gives Germany 2 - 1 win over France in Berlin" becomes "Late penalty gives Germany 2". The <h1> is
#   compared for titles with a colon only. unfluff 3.2.0 and SmartReader 0.11.1 cut alike.
# Bites: sport, votes ("12 - 3") and ranges ("2019 - 2026"): the headline states half a result, in a sentence that reads as if it were
#   whole.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @mozilla/readability@0.6.0 jsdom@26.1.0 >/dev/null

cat > probe.mjs <<'JS'
import { JSDOM } from 'jsdom';
import { Readability } from '@mozilla/readability';
const headline = 'Late penalty gives Germany 2 - 1 win over France in Berlin';
const html = `<!DOCTYPE html><html lang="en"><head><title>${headline}</title></head><body><main><article><h1>${headline}</h1>
  <p>A penalty in the last minute, given after a long look at the pictures, settled a match that had seemed to end in a draw.</p>
  <p>The visitors had led at the break, by a header from a corner, and they defended well, with nine men, for most of the second half.</p>
  <p>Both teams meet again in March, in Paris, where the winner of the group will be known, and where the trainer may be another.</p>
  <p>The stadium was full, the police reported no trouble, and the trains home were late, as they had been on the way there.</p>
  </article></main></body></html>`;
console.log(new Readability(new JSDOM(html, { url: 'https://news.example/match' }).window.document).parse().title);
JS

seen=$(node probe.mjs)
echo "written: Late penalty gives Germany 2 - 1 win over France in Berlin"
echo "read:    $seen"
[ "$seen" = "Late penalty gives Germany 2" ] || { echo "The behaviour has changed."; exit 1; }
