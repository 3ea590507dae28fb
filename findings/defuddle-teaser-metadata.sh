#!/usr/bin/env bash
# defuddle 0.19.4 (npm): author, date and even the site's name are taken from a teaser above the article.
#
# Expected: the page has one <article>, with its own "By Ana Lima" and <time>; Defuddle finds that <article> as the content. Where a page
#   gives no metadata in its head, author and date should come from there, or stay empty.
# Observed on 2026-11-29: the first element of class "author" and the first <time> of the page win, wherever they stand. The article of 19
#   November by Ana Lima is said to be of 1 November, by Cy Other, and "site" is "Cy Other" too. The right byline is removed from the
#   text. Readability 0.6.0, SmartReader 0.11.1 and @extractus/article-extractor 9.0.1 name the wrong author on this page as well.
# Bites: bylines, timelines, and freshness filters: an old date makes today's news be skipped.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts defuddle@0.19.4 jsdom@26.1.0 >/dev/null

cat > probe.mjs <<'JS'
import { JSDOM } from 'jsdom';
import { Defuddle } from 'defuddle/node';
const html = `<!DOCTYPE html><html lang="en"><head><title>Council approves budget after six hours of talks</title></head><body>
  <header><a href="/">Example</a></header>
  <main><section class="top-stories"><h3><a href="/fire">Fire at the mill</a></h3><span class="author">Cy Other</span>
    <time datetime="2026-11-01T08:00:00Z">1 November</time></section>
  <article><h1>Council approves budget after six hours of talks</h1>
  <p class="byline">By Ana Lima</p><time datetime="2026-11-19T20:00:00Z">19 November</time>
  <p>The council approved a budget of 48 million on Thursday, after a debate that lasted six hours,
    and that ended with a vote of 31 to 12.</p>
  <p>Spending on roads will rise by a tenth, officials said, while the libraries keep what they have, and the museums lose two posts.</p>
  <p>The opposition called the plan timid, and asked for a review of the figures in March, once the first quarter is known.</p>
  </article></main></body></html>`;
const page = await Defuddle(new JSDOM(html, { url: 'https://news.example/budget' }).window.document, 'https://news.example/budget');
console.log(`author=${page.author} published=${page.published} site=${page.site}`);
console.log(`the text names the author: ${page.content.includes('Ana Lima')}`);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = $'author=Cy Other published=2026-11-01T08:00:00Z site=Cy Other\nthe text names the author: false' ] ||
  { echo "The behaviour has changed."; exit 1; }
