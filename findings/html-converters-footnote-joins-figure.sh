#!/usr/bin/env bash
# html-to-text 10.0.1, turndown 7.2.5 and node-html-markdown 2.0.0 (npm): a footnote's number becomes part of the figure: 48 turns to 481.
#
# Expected: <sup> changes what the characters mean (HTML, 4.5.19): a note's number, an exponent. Markdown lets HTML stand where it has no
#   sign of its own, and plain text can write "48 [1]", "10^9" or "¹". Glued to a figure without a sign it is another figure.
# Observed on 2026-11-30: the tag is taken off and its text stays where it was. "48<sup>1</sup> percent" becomes "481 percent",
#   "10<sup>9</sup> cells" "109 cells". A link in it keeps its brackets in Markdown, so only plain notes and exponents go wrong. html-to-md
#   0.8.8 keeps the tag.
# Bites: figures of reports and science news, in every summary, index and answer that is made from the converted text.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts html-to-text@10.0.1 turndown@7.2.5 node-html-markdown@2.0.0 >/dev/null

cat > probe.mjs <<'JS'
import { convert } from 'html-to-text';
import TurndownService from 'turndown';
import { NodeHtmlMarkdown } from 'node-html-markdown';
const html = '<p>Turnout was 48<sup>1</sup> percent, and 10<sup>9</sup> cells were counted.</p>';
console.log(`html-to-text: ${convert(html)}`);
console.log(`turndown: ${new TurndownService().turndown(html)}`);
console.log(`node-html-markdown: ${NodeHtmlMarkdown.translate(html)}`);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$(grep -c ': Turnout was 481 percent, and 109 cells were counted\.$' <<<"$seen")" = 3 ] || { echo "The behaviour has changed."; exit 1; }
