#!/usr/bin/env bash
# feed 6.0.0 (npm): no way to write the title "How <main> works" is right in all three formats; in Atom the word in brackets goes.
#
# Expected: one item gives one title in RSS, Atom and JSON Feed. JSON Feed's title is plain text (1.1, Items), and Atom's type="html" means
#   that the text is markup, in which "<" and "&" of the words have to be escaped once more (RFC 4287, 3.1.1.2). The README allows HTML in
#   content only.
# Observed on 2026-11-30: the Atom writer marks title and summary as html and puts the given text in CDATA unescaped. A plain "<main>" is an
#   unknown tag to the reader, so the title is "How works"; escaped by the caller, it is "How &lt;main&gt; works" in JSON Feed.
# Bites: headlines with angle brackets, in blogs on programming above all: the reader sees another title, and two formats of one feed
#   differ.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts feed@6.0.0 jsdom@26.1.0 >/dev/null

cat > probe.mjs <<'JS'
import { Feed } from 'feed';
import { JSDOM } from 'jsdom';
const write = title => {
  const feed = new Feed({ id: 'https://news.example/', title: 'Town news', link: 'https://news.example/', copyright: '2026',
    updated: new Date('2026-11-20T10:00:00Z') });
  feed.addItem({ id: 'https://news.example/1', title, link: 'https://news.example/1', date: new Date('2026-11-20T10:00:00Z') });
  const atom = new JSDOM(feed.atom1(), { contentType: 'text/xml' }).window.document.querySelector('entry > title');
  const shown = atom.getAttribute('type') === 'html' ? JSDOM.fragment(atom.textContent).textContent : atom.textContent;
  return `Atom (${atom.getAttribute('type')}): ${shown} | JSON Feed: ${JSON.parse(feed.json1()).items[0].title}`;
};
console.log(write('How <main> works'));
console.log(write('How &lt;main&gt; works'));
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "Atom (html): How  works | JSON Feed: How <main> works
Atom (html): How <main> works | JSON Feed: How &lt;main&gt; works" ] || { echo "The behaviour has changed."; exit 1; }
