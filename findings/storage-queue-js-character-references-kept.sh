#!/usr/bin/env bash
# @azure/storage-queue 12.32.0 (npm): numeric character references in a received message are handed over as text.
#
# Expected: in XML "&#8211;" is a dash and "&#xD;" a carriage return (XML 1.0, 4.1), whichever way the server chose to write them.
# Observed on 2026-11-29: only the five named entities are resolved. "A &#8211; B" stays "A &#8211; B". An XML writer has to write a
#   carriage return as "&#xD;" for it to survive; Azurite 3.35.0 does, so a text with CR LF, sent by any client, is received here with
#   "&#xD;" in it. A conforming XML reader gives the characters.
# Bites: where two clients meet on one queue: text with Windows line ends (mail, Word) gets "&#xD;" at each of them, in the published text.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @azure/storage-queue@12.32.0 >/dev/null

cat > probe.mjs <<'JS'
import http from 'node:http';
import { QueueClient } from '@azure/storage-queue';

const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', piece => body += piece);
  request.on('end', () => {
    
    response.writeHead(request.method === 'GET' ? 200 : 201, { 'content-type': 'application/xml' });
    response.end(`<?xml version="1.0" encoding="utf-8"?><QueueMessagesList><QueueMessage><MessageId>1</MessageId>
      <InsertionTime>Fri, 20 Nov 2026 10:00:00 GMT</InsertionTime><ExpirationTime>Fri, 27 Nov 2026 10:00:00 GMT</ExpirationTime>
      <PopReceipt>p</PopReceipt><TimeNextVisible>Fri, 20 Nov 2026 10:00:00 GMT</TimeNextVisible><DequeueCount>1</DequeueCount>
      <MessageText>First line&#xD;\nThe score was 2 &#8211; 1</MessageText></QueueMessage></QueueMessagesList>`);
  });
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const queue = new QueueClient(`http://127.0.0.1:${server.address().port}/devstoreaccount1/articles`);

console.log(JSON.stringify((await queue.receiveMessages()).receivedMessageItems[0].messageText));
server.close();
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = '"First line&#xD;\nThe score was 2 &#8211; 1"' ] || { echo "The behaviour has changed."; exit 1; }
