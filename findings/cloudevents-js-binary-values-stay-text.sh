#!/usr/bin/env bash
# cloudevents 10.0.0 (npm): in binary mode false arrives as the text "false", null as "null", and a string and a number look alike.
#
# Expected: in binary mode the body is the data in the format of its content type (CloudEvents HTTP binding 1.0, 3.1.1 and 3.1.2). For
#   application/json the body false is the boolean, 48 the number and "48" the string, as in structured mode, where the SDK reads them so.
# Observed on 2026-11-30: the body is parsed only if it is an object, an array or a quoted string, and is handed over as text otherwise,
#   without an error. "false" and "null" are true in a condition. For other JSON types (application/ld+json, .../vnd.example+json) objects
#   stay text, too.
# Bites: a sender in another language, the .NET SDK for one, tells "not a duplicate" with a bare false, or "no summary" with null: the
#   receiver takes it for a duplicate, and publishes the word null.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts cloudevents@10.0.0 >/dev/null

cat > probe.mjs <<'JS'
import { HTTP } from 'cloudevents';
const headers = { 'ce-id': '1', 'ce-source': '/articles', 'ce-type': 'example.scored', 'ce-specversion': '1.0' };
const read = (type, body) => HTTP.toEvent({ headers: { ...headers, 'content-type': type }, body }).data;
for (const body of ['{"score":48}', '48', '"48"', 'false', 'null']) console.log(`${body} -> ${typeof read('application/json', body)}`);
console.log(`{"score":48} as ld+json -> ${typeof read('application/ld+json', '{"score":48}')}`);
console.log(`a condition on false: ${read('application/json', 'false') ? 'true' : 'false'}`);
const structured = JSON.stringify({ specversion: '1.0', id: '1', source: '/articles', type: 'example.scored', data: 48 });
const event = HTTP.toEvent({ headers: { 'content-type': 'application/cloudevents+json' }, body: structured });
console.log(`48 in structured mode -> ${typeof event.data}`);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = '{"score":48} -> object
48 -> string
"48" -> string
false -> string
null -> string
{"score":48} as ld+json -> string
a condition on false: true
48 in structured mode -> number' ] || { echo "The behaviour has changed."; exit 1; }
