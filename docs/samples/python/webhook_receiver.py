"""Receives a subscription's webhook: webhook_receiver.py PORT DATABASE. The secret (whsec_...) is in WEBHOOK_SECRET."""

import base64
import hashlib
import hmac
import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

from articles import Articles

key = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
articles = Articles(sys.argv[2])


def is_signed(headers, body):
    identifier, timestamp = headers["webhook-id"] or "", headers["webhook-timestamp"] or ""
    if not timestamp.isdecimal() or abs(time.time() - int(timestamp)) > 300:
        return False
    signed = f"{identifier}.{timestamp}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    given = (headers["webhook-signature"] or "").split(" ")
    return any([hmac.compare_digest(expected.encode(), one.encode()) for one in given])


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"] or 0))
        self.send_response(self.answer(body))
        self.send_header("content-length", "0")
        # Said, because not every client infers it from HTTP/1.0, and the next request on this connection would fail.
        self.send_header("connection", "close")
        self.end_headers()

    def answer(self, body):
        if not is_signed(self.headers, body):
            return 401
        try:
            articles.apply(json.loads(body))
        except (KeyError, TypeError, ValueError) as error:
            # The pipeline keeps it on record.
            print(f"{self.headers['webhook-id']}: {error}", file=sys.stderr, flush=True)
            return 400
        return 204


server = HTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver)
print(f"Listening on {server.server_port}.", flush=True)
server.serve_forever()
