#!/usr/bin/env bash
# gray-matter 4.0.3 and front-matter 4.0.2 (npm): the score 2:1 in a file's front matter is read as 121, and the time 20:30 as 1230.
#
# Expected: both read front matter with js-yaml 3, whose README calls it a YAML 1.2 parser. YAML 1.2 has no numbers to base 60 (they were in
#   1.1), so an unquoted 2:1 is text (10.2.2 and 10.3.2 of the specification). vfile-matter 5.0.1 reads it so, and js-yaml 3 itself keeps
#   "no" as text.
# Observed on 2026-11-30: digits with colons are counted to base 60. "2:1" becomes 121, "20:30" 1230, "1:02:03" 3723. "12:61", which is no
#   such number, stays text, so the kind of the value differs from file to file.
# Bites: match reports, running times and kick-off times: the page shows 121 for the result. A file written by a tool that follows YAML 1.2
#   does not quote such values.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts gray-matter@4.0.3 front-matter@4.0.2 vfile-matter@5.0.1 vfile@6.0.3 >/dev/null

cat > probe.mjs <<'JS'
import grayMatter from 'gray-matter';
import frontMatter from 'front-matter';
import { matter } from 'vfile-matter';
import { VFile } from 'vfile';
const text = '---\nscore: 2:1\nkickoff: 20:30\nshots: 12:61\nhome: no\n---\nLate goal decides the match.\n';
console.log(`gray-matter  ${JSON.stringify(grayMatter(text).data)}`);
console.log(`front-matter ${JSON.stringify(frontMatter(text).attributes)}`);
const file = new VFile(text);
matter(file);
console.log(`vfile-matter ${JSON.stringify(file.data.matter)}`);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = 'gray-matter  {"score":121,"kickoff":1230,"shots":"12:61","home":"no"}
front-matter {"score":121,"kickoff":1230,"shots":"12:61","home":"no"}
vfile-matter {"score":"2:1","kickoff":"20:30","shots":"12:61","home":"no"}' ] || { echo "The behaviour has changed."; exit 1; }
