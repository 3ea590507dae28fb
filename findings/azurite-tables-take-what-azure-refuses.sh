#!/usr/bin/env bash
# Azurite 3.35.0 (npm): the Table service stores entities that Azure's refuses: 1.3 MB, a dash in a property's name, a date before 1601.
#
# Expected: the limits of the Table service's data model (REST documentation, "Understanding the Table service data model"): an entity of at most
#   1 MiB, property names of at most 255 characters by the rules of C# identifiers (no dash since version 2009-04-14), dates from 1601-01-01,
#   at most 255 properties. Azurite keeps others of them: a string over 32,768 characters, a key over 1,024 and a key with a slash are refused here.
# Observed on 2026-11-30: an entity of 1.3 MB, a name with a dash, one of 256 characters and a date in 1500 are stored. Upstream knows of the number of properties (Azure/Azurite issue 1446, open).
# Bites: rows that grow with an article (a list of its parts, of its subscribers, a reason with a quotation) pass every test on the emulator, and
#   the first long one fails in Azure, after its documents and messages are written.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts azurite@3.35.0 @azure/data-tables@13.3.0 >/dev/null

cat > probe.mjs <<'JS'
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { AzureNamedKeyCredential, TableClient } from '@azure/data-tables';

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise(closed => server.close(closed));
  return port;
};
const [blob, queue, table] = [await freePort(), await freePort(), await freePort()];
const azurite = spawn('node_modules/.bin/azurite', ['--inMemoryPersistence', '--skipApiVersionCheck', '--disableTelemetry',
  '--blobPort', blob, '--queuePort', queue, '--tablePort', table].map(String));
for await (const text of azurite.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
  if (text.includes('Table service is successfully listening')) break;
}
azurite.stdout.resume();

// The emulator's documented account.
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const articles = new TableClient(`http://127.0.0.1:${table}/devstoreaccount1`, 'articles',
  new AzureNamedKeyCredential('devstoreaccount1', key), { allowInsecureConnection: true });
await articles.createTable();
const named = (count, value) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`part${i}`, value]));
const kinds = {
  '1.3 MB': named(20, 'x'.repeat(32_000)),
  'dash in a name': { 'sub-title': 'x' },
  'name of 256': { ['n'.repeat(256)]: 'x' },
  'year 1500': { published: { type: 'DateTime', value: '1500-01-01T00:00:00Z' } },
  'string of 33,000': { text: 'x'.repeat(33_000) },
};
for (const [rowKey, properties] of Object.entries(kinds)) {
  const seen = await articles.createEntity({ partitionKey: 'a', rowKey, ...properties }).then(() => 'stored', error => error.statusCode);
  console.log(`${rowKey}: ${seen}`);
}
azurite.kill();
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "$(printf '1.3 MB: stored\ndash in a name: stored\nname of 256: stored\nyear 1500: stored\nstring of 33,000: 400')" ] \
  || { echo "The behaviour has changed."; exit 1; }
