#!/usr/bin/env bash
# email-reply-parser 2.3.7 (npm): all that follows a section break, or a sentence that opens with "Sent from my", is cut off.
#
# Expected: the README promises to take off replies, and signatures like "Sent from my iPhone" or "Best wishes". The separator of signatures
#   is a line of two dashes and a space of its own (RFC 3676, 4.3). Three dashes are a section break in Markdown and plain text, and with a
#   line above a heading.
# Observed on 2026-11-30: a line of two to four dashes, underscores or equal signs, and a line that begins with "Sent from my", end the
#   mail, however much comes after: getVisibleText() gives "Results", without the results. "On Friday she wrote:" before a paragraph that is
#   not quoted ends it too.
# Bites: press releases and letters by mail: the text that is published ends in the middle, as if it were whole.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts email-reply-parser@2.3.7 >/dev/null

cat > probe.mjs <<'JS'
import EmailReplyParser from 'email-reply-parser';
const visible = text => JSON.stringify(new EmailReplyParser().read(text).getVisibleText().trim());
console.log(visible('Results\n\nNorth 48, South 51.\n\nThe count ended at noon.\n'));
console.log(visible('Results\n---\n\nNorth 48, South 51.\n\nThe count ended at noon.\n'));
console.log(visible('The mayor had a letter.\n\nSent from my office in Paris, it said, this ends the talks.\n\nThe council is silent.\n'));
console.log(visible('The mayor spoke.\n\nOn Friday she wrote:\n\n"We will not sign."\n\nThe council did not answer.\n'));
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = '"Results\n\nNorth 48, South 51.\n\nThe count ended at noon."
"Results"
"The mayor had a letter."
"The mayor spoke."' ] || { echo "The behaviour has changed."; exit 1; }
