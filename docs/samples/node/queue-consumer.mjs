// Receives a subscription's queue: node queue-consumer.mjs QUEUE_URL FILE. The URL has a shared access signature ("process").

import { setTimeout } from 'node:timers/promises';
import { Articles } from './articles.mjs';

const [queue, signature] = process.argv[2].split('?');
const articles = new Articles(process.argv[3]);

async function request(method, path, query) {
  const answer = await fetch(`${queue}/${path}?${new URLSearchParams(query)}&${signature}`, {
    method, headers: { 'x-ms-version': '2021-12-02' }, signal: AbortSignal.timeout(60_000),
  });
  const text = await answer.text();
  // 400 or 404 to a DELETE: handling took longer than five minutes, and the message comes again. It is known by then.
  if (answer.ok || (method === 'DELETE' && [400, 404].includes(answer.status))) return text;
  throw new Error(`${method} ${path}: ${answer.status} ${text}`);
}

while (true) {
  // The texts of the messages are Base64, so their XML needs no parser.
  const xml = await request('GET', 'messages', { numofmessages: 32, visibilitytimeout: 300 });
  const received = [...xml.matchAll(/<QueueMessage>(.*?)<\/QueueMessage>/gs)].map(([, message]) => message);
  for (const message of received) {
    const [id, receipt, text] = ['MessageId', 'PopReceipt', 'MessageText'].map((name) => message.match(`<${name}>(.*?)</${name}>`)?.[1]);
    try {
      articles.apply(JSON.parse(Buffer.from(text, 'base64').toString()));
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
      // Not deleted: it comes again after five minutes. Move it away by hand.
      console.error(`${id}: ${error.message}`);
      continue;
    }
    await request('DELETE', `messages/${id}`, { popreceipt: receipt });
  }
  if (received.length === 0) await setTimeout(1000);
}
