#!/usr/bin/env bash
# warcio 2.4.11 (npm): the framing of a chunked page becomes part of its text: sizes of chunks where the coding's name has a capital letter,
#   and trailer fields in any case.
#
# Expected: names of transfer codings are case-insensitive (RFC 9112, 7), and a chunked body may end with trailer fields (7.1.2), which are
#   no content. contentText() is the content.
# Observed on 2026-11-30: with "Transfer-Encoding: Chunked" nothing is taken out: the text begins with the size in hexadecimal and ends with
#   "0". With "chunked" the sizes go, but the trailer fields are appended to the text. Neither is an error or a note.
# Bites: figures that no page ever had, such as "1c" or "240" in a line of their own, in texts that are mined from crawls; and signatures of
#   servers behind the last sentence.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts warcio@2.4.11 >/dev/null

cat > probe.mjs <<'JS'
import { WARCParser } from 'warcio';
const text = 'The bridge cost 48 million.\n';
const size = Buffer.byteLength(text).toString(16);
const record = (coding, trailer) => {
  const message = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: ${coding}\r\n\r\n`
    + `${size}\r\n${text}\r\n0\r\n${trailer}\r\n`;
  return Buffer.from(['WARC/1.1', 'WARC-Type: response', 'WARC-Target-URI: https://news.example/bridge', 'WARC-Date: 2026-11-20T10:00:00Z',
    'WARC-Record-ID: <urn:uuid:0f4b1c52-6c1e-4f57-9d3a-1f0c5b1a7e11>', 'Content-Type: application/http;msgtype=response',
    `Content-Length: ${Buffer.byteLength(message)}`, '', message, '', ''].join('\r\n'));
};
for (const [coding, trailer] of [['chunked', ''], ['Chunked', ''], ['chunked', 'Server-Timing: app;dur=240\r\n']])
  for await (const entry of new WARCParser([new Uint8Array(record(coding, trailer))]))
    console.log(`${coding}, ${trailer ? 'a trailer' : 'no trailer'}: ${JSON.stringify(await entry.contentText())}`);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = 'chunked, no trailer: "The bridge cost 48 million.\n"
Chunked, no trailer: "1c\r\nThe bridge cost 48 million.\n\r\n0\r\n\r\n"
chunked, a trailer: "The bridge cost 48 million.\nServer-Timing: app;dur=240\r\n\r\n"' ] || { echo "The behaviour has changed."; exit 1; }
