"""Receives a subscription's queue: queue_consumer.py QUEUE_URL DATABASE. The URL has a shared access signature ("process")."""

import base64
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as xml

from articles import Articles

queue, _, signature = sys.argv[1].partition("?")
articles = Articles(sys.argv[2])


def request(method, path, **query):
    url = f"{queue}/{path}?{urllib.parse.urlencode(query)}&{signature}"
    headers = {"x-ms-version": "2021-12-02"}
    with urllib.request.urlopen(urllib.request.Request(url, method=method, headers=headers), timeout=60) as answer:
        return answer.read()


while True:
    received = xml.fromstring(request("GET", "messages", numofmessages=32, visibilitytimeout=300))
    for message in received:
        try:
            articles.apply(json.loads(base64.b64decode(message.findtext("MessageText"), validate=True)))
        except (KeyError, TypeError, ValueError) as error:
            # Not deleted: it comes again after five minutes. Move it away by hand.
            print(f"{message.findtext('MessageId')}: {error}", file=sys.stderr, flush=True)
            continue
        try:
            request("DELETE", f"messages/{message.findtext('MessageId')}", popreceipt=message.findtext("PopReceipt"))
        except urllib.error.HTTPError as error:
            # 400 or 404: it took longer than five minutes, and comes again. It is known by then.
            if error.code not in (400, 404):
                raise
    if len(received) == 0:
        time.sleep(1)
