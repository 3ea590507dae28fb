#!/usr/bin/env bash
# @mozilla/readability 0.6.0 (npm): a WordPress post filed under "Social policy" is thrown away, and the newsletter box is the article.
#
# Expected: WordPress themes write a post's categories and tags as classes on <article> (post_class: "category-social-policy"). They name
#   the subject, not the part of the page. The whole story, in the page's only <article>, is what should come back.
# Observed on 2026-11-29: class names are searched for words of page furniture, among them "social", "community", "related", "sponsor",
#   "comment", "remark" and "extra", and <article> is no exception. The post goes. There is a second try without that search, but only when
#   less than 500 characters remain, and a longer box about the newsletter is enough to prevent it. The title is still the post's.
#   SmartReader 0.11.1 and @extractus/article-extractor 9.0.1 do the same. With "category-budget" the post comes back whole,
#   and so it does in themes that add "format-standard", since the letters "and" are on the list of words that save an element.
# Bites: everything in such a category of such a site, silently: the right headline, date and author over a subscription notice.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @mozilla/readability@0.6.0 jsdom@26.1.0 >/dev/null

cat > probe.mjs <<'JS'
import { JSDOM } from 'jsdom';
import { Readability } from '@mozilla/readability';
const page = category => `<!DOCTYPE html><html lang="en"><head><title>Council approves budget after six hours of talks</title></head><body>
  <div id="page"><article id="post-12" class="post-12 post type-post status-publish hentry category-${category}">
  <h1 class="entry-title">Council approves budget after six hours of talks</h1><div class="entry">
  <p>The council approved a budget of 48 million on Thursday, after a debate that lasted six hours,
    and that ended with a vote of 31 to 12.</p>
  <p>Spending on roads will rise by a tenth, officials said, while the libraries keep what they have, and the museums lose two posts.</p>
  <p>The opposition called the plan timid, and asked for a review of the figures in March, once the first quarter is known.</p>
  <p>Residents will hear more at a meeting in the town hall, where the mayor is to answer questions, on the last day of the month.</p>
  </div></article><div class="newsletter-box">
  <p>Our letter brings you the news of the town. Sign up for it, it is free, and it comes every day, at seven in the morning, before the
    first train leaves.</p>
  <p>You can leave the list at any time, with one click, and we never pass on your address, as our privacy pages explain, at some length,
    for anyone who cares.</p>
  <p>More than 40,000 people read it, and many tell us that they like it, so why not try it for a week, and see for yourself, with no
    strings at all. If you do not like it, tell us why, and we shall try to do better.</p>
  <p>We write it by hand, in the old town hall, with a pot of tea, and
    with the help of two pupils of the school, who learn the trade.</p></div></div></body></html>`;
for (const category of ['budget', 'social-policy']) {
  const article = new Readability(new JSDOM(page(category), { url: 'https://news.example/?p=12' }).window.document).parse();
  console.log(`${category}: ${article.title} | ${article.textContent.trim().slice(0, 40)}`);
}
JS

seen=$(node probe.mjs)
echo "$seen"
grep -q '^budget: Council approves.* | The council approved a budget' <<<"$seen" &&
  grep -q '^social-policy: Council approves.* | Our letter brings you the news' <<<"$seen" || { echo "The behaviour has changed."; exit 1; }
