#!/usr/bin/env bash
# metascraper 5.58.1 with metascraper-date 5.55.0 and -author 5.56.2 (npm): an article's date is that of its last change, or of the site.
#
# Expected: the README calls date "the date the article was published" (the page states it as datePublished). In a JSON-LD graph every node
#   has its own properties, and {"@id": "#ana"} refers to the node of that id (JSON-LD 1.1, 3.3), as WordPress plugins write their pages.
# Observed on 2026-11-30: dateModified and article:modified_time are preferred, so a story of 2019 with a corrected comma is of yesterday.
#   In a graph the first node with a date wins: the WebSite's 2011 instead of the NewsArticle's 2026; and the author, named by reference, is
#   null.
# Bites: timelines and freshness filters: old stories come up as new, new ones are dropped as old, and bylines are empty.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts metascraper@5.58.1 metascraper-date@5.55.0 metascraper-author@5.56.2 >/dev/null

cat > probe.cjs <<'JS'
const metascraper = require('metascraper')([require('metascraper-date')(), require('metascraper-author')()]);
const page = data => `<!DOCTYPE html><html lang="en"><head><title>Council approves budget</title><script type="application/ld+json">
  ${JSON.stringify({ '@context': 'https://schema.org', ...data })}</script></head><body><h1>Council approves budget</h1></body></html>`;
const article = { '@type': 'NewsArticle', headline: 'Council approves budget', datePublished: '2026-11-19T20:00:00Z' };
const ana = { '@type': 'Person', '@id': '#ana', name: 'Ana Lima' };
const pages = {
  plain: { ...article, author: ana },
  corrected: { ...article, author: ana, datePublished: '2019-11-19T20:00:00Z', dateModified: '2026-11-29T08:00:00Z' },
  graph: { '@graph': [
    { '@type': 'WebSite', name: 'Town News', datePublished: '2011-01-01' }, ana, { ...article, author: { '@id': '#ana' } },
  ] },
};
(async () => {
  for (const [kind, data] of Object.entries(pages)) {
    const { date, author } = await metascraper({ html: page(data), url: 'https://www.example.com/budget' });
    console.log(`${kind}: ${date.slice(0, 10)} ${author}`);
  }
})();
JS

seen=$(node probe.cjs)
echo "$seen"
[ "$seen" = "plain: 2026-11-19 Ana Lima
corrected: 2026-11-29 Ana Lima
graph: 2011-01-01 null" ] || { echo "The behaviour has changed."; exit 1; }
