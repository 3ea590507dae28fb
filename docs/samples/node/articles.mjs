// Articles as a subscription sends them, in a file of JSON lines: an event and its place are one line, the last of an article counts.

import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync } from 'node:fs';

const types = ['article.enriched.v1', 'article.withdrawn.v1'];

export class Articles {
  #file;
  #known = new Map();

  // One program has the file at a time.
  constructor(path) {
    if (existsSync(path)) {
      // A line that a killed program did not finish is dropped: its event comes again.
      const bytes = readFileSync(path);
      const end = bytes.lastIndexOf('\n') + 1;
      truncateSync(path, end);
      for (const line of bytes.subarray(0, end).toString().split('\n').filter(Boolean)) this.#remember(JSON.parse(line));
    }
    this.#file = openSync(path, 'a');
  }

  // Takes an event over if it is newer than what is known of its article; without data, the article is withdrawn.
  apply(event) {
    if (!types.includes(event.type)) throw new TypeError(`an event of the unknown type ${event.type}`);
    const { subscription, sequence } = event.data;
    // Times are UTC. Without Z and with all seven digits they sort as texts; a Date has only three.
    const [seconds, fraction = ''] = event.time.replace(/(Z|\+00:00)$/, '').split('.');
    const copy = {
      subscription, id: event.subject, sequence, time: `${seconds}.${fraction.padEnd(7, '0')}`, event: event.id,
      data: event.type === types[0] ? event.data : null,
    };
    if (!subscription || !copy.id || !copy.event || !Number.isInteger(sequence)) throw new TypeError('not an event of an article');
    // A redelivery has the id that is known; what is older came late. A withdrawn article stays known, so neither revives it.
    const known = this.#known.get(key(copy));
    if (known && (copy.event === known.event || !isNewer(copy, known))) return false;
    appendFileSync(this.#file, `${JSON.stringify(copy)}\n`);
    fsyncSync(this.#file);
    this.#remember(copy);
    return true;
  }

  close() {
    closeSync(this.#file);
  }

  #remember({ data, ...copy }) {
    this.#known.set(key(copy), copy);
  }
}

const key = (copy) => `${copy.subscription} ${copy.id}`;
const isNewer = (copy, known) => copy.sequence > known.sequence || (copy.sequence === known.sequence && copy.time > known.time);
