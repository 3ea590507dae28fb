import { createReadStream } from 'node:fs';
import { WARCParser } from 'warcio';

// Reads every record of the archive and the content of the answers, as a crawl's reader does.
const started = performance.now();
let records = 0;
let bytes = 0;
for await (const record of new WARCParser(createReadStream(process.argv[2]))) {
  records++;
  if (record.warcType === 'response') {
    bytes += (await record.readFully(false)).length;
  }
}

console.log(JSON.stringify({ records, bytes, seconds: (performance.now() - started) / 1000 }));
