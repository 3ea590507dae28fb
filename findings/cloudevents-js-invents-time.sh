#!/usr/bin/env bash
# cloudevents 10.0.0 (npm): an event that arrives without a time gets the time of its reading, as if the producer had sent it.
#
# Expected: time is optional and means when the occurrence happened (CloudEvents 1.0, 3.1.2). A received event without it has none;
#   an intermediary that forwards it must not add one.
# Observed on 2026-11-29: HTTP.toEvent sets time to "now", afresh at each reading and also in binary mode, where a time that is present
#   is cut to milliseconds and moved to UTC besides ("20:00:00.1234567+01:00" becomes "19:00:00.123Z"). Structured mode keeps it.
# Bites: whoever dates, orders or expires articles by it: a redelivered message is newer than the correction that came before it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts cloudevents@10.0.0 >/dev/null

cat > probe.mjs <<'JS'
import { HTTP } from 'cloudevents';
const event = { specversion: '1.0', id: '1', source: '/articles', type: 'example.published', data: { title: 'Council approves budget' } };
const message = { headers: { 'content-type': 'application/cloudevents+json' }, body: JSON.stringify(event) };
const before = Date.now();
const time = HTTP.toEvent(message).time;
console.log(`sent: ${event.time}, received: ${time}, which is the time of reading: ${Date.parse(time) >= before}`);
console.log(HTTP.toEvent({ body: '{}', headers: { 'content-type': 'application/json', 'ce-id': '1', 'ce-source': '/articles',
  'ce-type': 'example.published', 'ce-specversion': '1.0', 'ce-time': '2026-11-19T20:00:00.1234567+01:00' } }).time);
JS

seen=$(node probe.mjs)
echo "$seen"
grep -q '^sent: undefined, received: 20.*which is the time of reading: true$' <<<"$seen" &&
  grep -q '^2026-11-19T19:00:00.123Z$' <<<"$seen" || { echo "The behaviour has changed."; exit 1; }
