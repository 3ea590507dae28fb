// Receives a subscription's webhook: node webhook-receiver.mjs PORT FILE. The secret (whsec_...) is in WEBHOOK_SECRET.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { Articles } from './articles.mjs';

const key = Buffer.from(process.env.WEBHOOK_SECRET.replace(/^whsec_/, ''), 'base64');
const articles = new Articles(process.argv[3]);

function isSigned(headers, body) {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': given = '' } = headers;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const expected = Buffer.from(`v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`);
  return given.split(' ').map(Buffer.from).some((one) => one.length === expected.length && timingSafeEqual(one, expected));
}

function answer(headers, body) {
  if (!isSigned(headers, body)) return 401;
  try {
    articles.apply(JSON.parse(body.toString()));
    return 204;
  } catch (error) {
    console.error(`${headers['webhook-id']}: ${error.message}`);
    // The pipeline keeps what is no event on record, and posts again what could not be stored.
    return error instanceof SyntaxError || error instanceof TypeError ? 400 : 500;
  }
}

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  response.writeHead(answer(request.headers, Buffer.concat(chunks))).end();
});
server.listen(Number(process.argv[2]), '127.0.0.1', () => console.log(`Listening on ${server.address().port}.`));
