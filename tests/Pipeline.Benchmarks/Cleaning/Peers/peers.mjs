// Answers a line with a line: {"page": "<html>"} keeps a page; {"run": "<name>", "page": <number>} extracts its article and answers the seconds it took.
import { createInterface } from 'node:readline';
import { JSDOM, VirtualConsole } from 'jsdom';
import { parseHTML } from 'linkedom';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';

const address = 'https://page.test/article';
const pages = [];
const silent = new VirtualConsole();

const contenders = {
  'Readability.js + jsdom': html => {
    const dom = new JSDOM(html, { url: address, virtualConsole: silent });
    new Readability(dom.window.document).parse();
    dom.window.close();
  },
  'Readability.js + linkedom': html => {
    new Readability(parseHTML(html).document).parse();
  },
  'defuddle + linkedom': html => Defuddle(parseHTML(html).document, address),
};

for (const method of ['log', 'info', 'warn', 'error', 'debug']) {
  console[method] = () => {};
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const request = JSON.parse(line);
  if (request.run === undefined) {
    pages.push(request.page);
    process.stdout.write('{}\n');
    continue;
  }

  const started = process.hrtime.bigint();
  let failed;
  try {
    await contenders[request.run](pages[request.page]);
  } catch (error) {
    failed = String(error);
  }

  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  process.stdout.write(JSON.stringify({ seconds, failed }) + '\n');
}
