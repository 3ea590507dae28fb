#!/usr/bin/env bash
# defuddle 0.19.4 (npm): a short list in the middle of an article disappears.
#
# Expected: a list inside the running text, without any link, is content. The README promises to remove clutter such as comments, sidebars
#   and footers.
# Observed on 2026-11-29: a list of two to eight short items without full stops, within 500 characters of the article's beginning or end,
#   is taken for the page's data on author and reading time ("blog metadata list" in its debug output) and dropped, unless a heading
#   or a colon comes right before it. The sentence that announces the list stays.
# Bites: names, results and figures, which articles like to give as short lists: the reader learns that three voted against it, not who.
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
  <main><article>
  <h1>Council approves budget after six hours of talks</h1>
  <p>The council approved a budget of 48 million on Thursday, after a debate that lasted six hours, and that ended late. Three members voted
    against it, and gave their reasons in writing.</p>
  <ul><li>Ana Lima, North</li><li>Bo Berg, North</li><li>Cy Marsh, South</li></ul>
  <p>Spending on roads will rise by a tenth, officials said, while the libraries keep what they have, and the museums lose two posts.</p>
  <p>The opposition called the plan timid, and asked for a review of the figures in March, once the first quarter is known.</p>
  <p>Residents will hear more at a meeting in the town hall, where the mayor is to answer questions, on the last day of the month.</p>
  <p>Work on the bridge begins in April, and will take two years, with one lane open to buses, and with a ferry for those on foot.</p>
  <p>The last budget of this size was passed in 2011, when the mill still ran, and when the town had four thousand people more.</p>
  </article></main></body></html>`;
const { content } = await Defuddle(new JSDOM(html, { url: 'https://news.example/budget' }).window.document, 'https://news.example/budget');
console.log(content.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim());
JS

seen=$(node probe.mjs)
echo "$seen"
grep -q 'in writing. Spending on roads' <<<"$seen" || { echo "The behaviour has changed."; exit 1; }
