#!/usr/bin/env bash
# cloudevents 10.0.0 (npm): a structured event whose data is 0, false or "" is received without data.
#
# Expected: the JSON format (CloudEvents 1.0, 3.1) allows any JSON value as data. A score of 0 is data; only a missing member is no data.
# Observed on 2026-11-29: HTTP.structured writes "data":0, but HTTP.toEvent of that very message gives an event whose data is undefined.
# Bites: enrichments that travel as bare values: a neutral sentiment (0), "not a duplicate" (false), an empty summary. The receiver takes
#   them for "not computed".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts cloudevents@10.0.0 >/dev/null

cat > probe.mjs <<'JS'
import { CloudEvent, HTTP } from 'cloudevents';
for (const data of [1, 0, false, '']) {
  const event = new CloudEvent({ id: '1', source: '/articles', type: 'example.scored', datacontenttype: 'application/json', data });
  const message = HTTP.structured(event);
  console.log(`${message.body.match(/"data":[^}]*/)[0]} received: ${HTTP.toEvent(message).data}`);
}
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = '"data":1 received: 1
"data":0 received: undefined
"data":false received: undefined
"data":"" received: undefined' ] || { echo "The behaviour has changed."; exit 1; }
