#!/usr/bin/env bash
# html-to-text 10.0.1 (npm): a definition list runs together, so "Turnout 2022" and "48" become "Turnout 202248".
#
# Expected: dt, dd, figcaption, summary and address are blocks in every browser (HTML, chapter 15, Rendering), and the README promises
#   support for block-level tags. Two blocks side by side need at least a space between them.
# Observed on 2026-11-30: only the elements of a fixed list are blocks. All others are taken for words of a sentence: terms and values fuse,
#   a caption is glued to the picture's text, and a summary to the first word of what it opens. Nothing is reported.
# Bites: fact boxes, results and prices, which are often written as definition lists: the text states figures that nobody wrote. mailparser
#   makes its plain text in this way too.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts html-to-text@10.0.1 >/dev/null

cat > probe.mjs <<'JS'
import { convert } from 'html-to-text';
for (const html of ['<p>Turnout 2022</p><p>48</p>', '<dl><dt>Turnout 2022</dt><dd>48</dd><dt>Turnout 2026</dt><dd>51</dd></dl>',
  '<details><summary>Votes against: 3</summary>12 members were absent.</details>',
  '<address>Mill Road 1</address><address>2 Hill Road</address>'])
  console.log(JSON.stringify(convert(html)));
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = '"Turnout 2022\n\n48"
"Turnout 202248Turnout 202651"
"Votes against: 312 members were absent."
"Mill Road 12 Hill Road"' ] || { echo "The behaviour has changed."; exit 1; }
