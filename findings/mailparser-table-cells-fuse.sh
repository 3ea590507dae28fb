#!/usr/bin/env bash
# mailparser 3.14.2 (npm): the plain text of an HTML mail runs the cells of a table together, so two figures become one.
#
# Expected: mail.text is documented as the plain text body, and is made from the HTML where a mail has no plain part. Cells are separate
#   pieces of text in every browser's and mail program's copy of a table.
# Observed on 2026-11-29: cells and rows are joined with nothing between them. "North 1", "48", "51" is read as "North 14851", and the
#   whole table is one word. (html-to-text, which it calls, can lay out tables, but only when asked, and mailparser does not ask.)
# Bites: results, prices and polls that arrive by mail: the figures are indexed and published as other figures. Newsletters are laid out
#   with tables throughout, so their headlines fuse too.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts mailparser@3.14.2 >/dev/null

cat > probe.mjs <<'JS'
import { simpleParser } from 'mailparser';
const mail = ['From: Ana Lima <ana@news.example>', 'To: desk@news.example', 'Subject: Turnout', 'Date: Fri, 20 Nov 2026 10:00:00 +0000',
  'Message-ID: <1@news.example>', 'MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8', '',
  '<p>Turnout, in percent:</p>',
  '<table><tr><th>Ward</th><th>2022</th><th>2026</th></tr><tr><td>North 1</td><td>48</td><td>51</td></tr></table>', ''].join('\r\n');
console.log(JSON.stringify((await simpleParser(mail)).text));
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = '"Turnout, in percent:\n\nWard20222026North 14851"' ] || { echo "The behaviour has changed."; exit 1; }
