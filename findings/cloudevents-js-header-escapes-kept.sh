#!/usr/bin/env bash
# cloudevents 10.0.0 (npm): in binary mode attribute values are neither escaped when sent nor unescaped when received.
#
# Expected: the HTTP binding (CloudEvents 1.0, 3.1.3.2) prescribes percent-encoding in ce- headers for spaces, quotation marks, percent
#   signs and all beyond printable ASCII, and decoding on the other side. The source of the .NET SDK does both.
# Observed on 2026-11-29: "ce-subject: Caf%C3%A9%20opens", as the .NET SDK sends "Café opens", is received as "Caf%C3%A9%20opens". Sent from
#   here, the header holds the raw text; a subject "up 50%25" would be "up 50%" for a conforming receiver.
# Bites: where the two SDKs meet: subjects, titles and file names in attributes change on the way, so keys do not match.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts cloudevents@10.0.0 >/dev/null

cat > probe.mjs <<'JS'
import { CloudEvent, HTTP } from 'cloudevents';
const headers = { 'content-type': 'application/json', 'ce-id': '1', 'ce-source': '/articles', 'ce-type': 'example.published',
  'ce-specversion': '1.0', 'ce-subject': 'Caf%C3%A9%20opens' };
console.log(HTTP.toEvent({ headers, body: '{}' }).subject);
const event = new CloudEvent({ id: '1', source: '/articles', type: 'example.published', subject: 'Café opens', data: {} });
console.log(HTTP.binary(event).headers['ce-subject']);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = $'Caf%C3%A9%20opens\nCafé opens' ] || { echo "The behaviour has changed."; exit 1; }
