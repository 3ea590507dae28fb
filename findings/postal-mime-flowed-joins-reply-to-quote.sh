#!/usr/bin/env bash
# postal-mime 4.0.0 (npm): in a format=flowed mail a reply is joined to the end of the quote above it.
#
# Expected: RFC 3676, 4.5: lines are joined only while their quote depth stays the same. A change of depth ends the paragraph even where a
#   space stands at the end of the line, and the quote marks of joined lines are taken off.
# Observed on 2026-11-29: the marks are not looked at. The mail's three lines ("> Will the tax rise next ", "> year, yes or no? ",
#   "No, said the minister.") come out as one: "> Will the tax rise next > year, yes or no? No, said the minister."
# Bites: whoever cuts quoted lines from mail: the answer goes with the question, and nothing is left. Whoever keeps them prints the answer
#   as the other person's words, with a stray ">" in the sentence. mailparser 3.14.2 and MimeKit 4.18.2 keep the reply apart.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts postal-mime@4.0.0 >/dev/null

cat > probe.mjs <<'JS'
import PostalMime from 'postal-mime';
const mail = ['From: Ana Lima <ana@news.example>', 'To: desk@news.example', 'Subject: Tax', 'Date: Fri, 20 Nov 2026 10:00:00 +0000',
  'Message-ID: <1@news.example>', 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8; format=flowed', '',
  '> Will the tax rise next ', '> year, yes or no? ', 'No, said the minister.', ''].join('\r\n');
console.log((await PostalMime.parse(mail)).text.trimEnd());
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "> Will the tax rise next > year, yes or no? No, said the minister." ] || { echo "The behaviour has changed."; exit 1; }
