#!/usr/bin/env bash
# html-to-text 10.0.1, turndown 7.2.5 and node-html-markdown 2.0.0 (npm): what stands in <q> is no longer a quotation.
#
# Expected: HTML, 4.5.7, forbids to write quotation marks round q, since the reader's program adds them. A converter that gives up the
#   element has to write the marks, or a quoted claim becomes the writer's own. All three do write signs for em, code or blockquote.
# Observed on 2026-11-30: the tag goes and no mark comes: 'The budget is <q>a fraud</q>, says Ana Lima.' gives "The budget is a fraud, says
#   Ana Lima." html-to-md 0.8.8 keeps the tag.
# Bites: reports of what people claim: whoever quotes, summarises or checks the text takes the words for the paper's.
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
const html = '<p>The budget is <q>a fraud</q>, says Ana Lima.</p>';
console.log(`html-to-text: ${convert(html)}`);
console.log(`turndown: ${new TurndownService().turndown(html)}`);
console.log(`node-html-markdown: ${NodeHtmlMarkdown.translate(html)}`);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$(grep -c ': The budget is a fraud, says Ana Lima\.$' <<<"$seen")" = 3 ] || { echo "The behaviour has changed."; exit 1; }
