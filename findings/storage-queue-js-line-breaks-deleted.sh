#!/usr/bin/env bash
# @azure/storage-queue 12.30.0 with @azure/core-xml 1.5.1 (npm): line breaks in a message are deleted before it is sent.
#
# Expected: sendMessage takes a string, and the REST documentation only asks that the text can stand in XML. Line feeds can.
# Observed on 2026-11-29: the XML writer (stringifyXML) removes every line feed from its finished document, those of the message too. The
#   body on the wire has "Council approves budgetFire at the mill" where two lines were given. updateMessage does the same.
#   npm on Node.js 20 picks this version for "@azure/storage-queue@12", since newer ones ask for Node.js 22. 12.32.0 sends the line
#   feed, though core-xml 1.6.1 still removes it for its other users.
# Bites: plain text and Markdown sent as messages: words fuse, paragraphs and lists are gone, and hashes of the text differ at the other
#   end.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @azure/storage-queue@12.30.0 @azure/core-xml@1.5.1 >/dev/null

cat > probe.mjs <<'JS'
import http from 'node:http';
import { QueueClient } from '@azure/storage-queue';

const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', piece => body += piece);
  request.on('end', () => {
    console.log(body.match(/<MessageText>([\s\S]*)<\/MessageText>/)[1]);
    response.writeHead(request.method === 'GET' ? 200 : 201, { 'content-type': 'application/xml' });
    response.end(`<?xml version="1.0" encoding="utf-8"?><QueueMessagesList><QueueMessage><MessageId>1</MessageId>
      <InsertionTime>Fri, 20 Nov 2026 10:00:00 GMT</InsertionTime><ExpirationTime>Fri, 27 Nov 2026 10:00:00 GMT</ExpirationTime>
      <PopReceipt>p</PopReceipt><TimeNextVisible>Fri, 20 Nov 2026 10:00:00 GMT</TimeNextVisible><DequeueCount>1</DequeueCount>
      <MessageText></MessageText></QueueMessage></QueueMessagesList>`);
  });
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const queue = new QueueClient(`http://127.0.0.1:${server.address().port}/devstoreaccount1/articles`);

await queue.sendMessage('Council approves budget\nFire at the mill');
server.close();
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "Council approves budgetFire at the mill" ] || { echo "The behaviour has changed."; exit 1; }
