#!/usr/bin/env bash
# warcio 2.4.11 (npm): a page that was archived with Brotli compression is returned as its compressed bytes, as if they were the text.
#
# Expected: a response record holds the message as the server sent it (WARC 1.1, 6.3), and contentText() is the decoded text: gzip and
#   deflate are decoded. br is a registered content coding (RFC 7932) that every browser asks for. An unknown coding should be an error.
# Observed on 2026-11-30: Content-Encoding: br (or "gzip, br") is passed over. contentText() gives the bytes read as UTF-8, without an error
#   or a note. The original, warcio for Python, of which the README calls it a port, decodes br where its brotli package is installed.
#   Upstream knows: webrecorder/warcio.js issue 4 is open.
# Bites: search and text mining over crawls: articles of the servers that prefer Brotli are indexed as noise, or taken for another language.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts warcio@2.4.11 >/dev/null

cat > probe.mjs <<'JS'
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { WARCParser } from 'warcio';
const page = '<p>The council approved a budget of 48 million.</p>';
const record = (coding, body) => {
  const message = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: ${coding}\r\n\r\n`), body]);
  return Buffer.concat([Buffer.from(['WARC/1.1', 'WARC-Type: response', 'WARC-Target-URI: https://news.example/budget',
    'WARC-Date: 2026-11-20T10:00:00Z', 'WARC-Record-ID: <urn:uuid:0f4b1c52-6c1e-4f57-9d3a-1f0c5b1a7e10>',
    'Content-Type: application/http;msgtype=response', `Content-Length: ${message.length}`, '', ''].join('\r\n')),
    message, Buffer.from('\r\n\r\n')]);
};
for (const [coding, body] of [['gzip', gzipSync(page)], ['br', brotliCompressSync(page)]])
  for await (const entry of new WARCParser([new Uint8Array(record(coding, body))])) {
    const text = await entry.contentText();
    console.log(`${coding}: the page ${text === page}, its compressed bytes ${text === new TextDecoder().decode(body)}`);
  }
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "gzip: the page true, its compressed bytes false
br: the page false, its compressed bytes true" ] || { echo "The behaviour has changed."; exit 1; }
