// Answers a line {"html", "url"} with a line: what each extractor says of the page, {"<name>": {title, author, published}}.
import { createInterface } from 'node:readline';
import { extractFromHtml } from '@extractus/article-extractor';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import metascraper from 'metascraper';
import author from 'metascraper-author';
import date from 'metascraper-date';
import title from 'metascraper-title';

const scrape = metascraper([author(), date(), title()]);

const extractors = {
  'Readability.js': html => {
    const article = new Readability(parseHTML(html).document).parse();
    return { title: article?.title, author: article?.byline, published: article?.publishedTime };
  },
  'defuddle': async (html, url) => {
    const article = await Defuddle(parseHTML(html).document, url);
    return { title: article?.title, author: article?.author, published: article?.published };
  },
  'metascraper': async (html, url) => {
    const article = await scrape({ html, url });
    return { title: article.title, author: article.author, published: article.date };
  },
  '@extractus/article-extractor': async (html, url) => {
    const article = await extractFromHtml(html, url);
    return { title: article?.title, author: article?.author, published: article?.published };
  },
};

for (const method of ['log', 'info', 'warn', 'error', 'debug']) {
  console[method] = () => {};
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { html, url } = JSON.parse(line);
  const answers = {};
  for (const [name, extract] of Object.entries(extractors)) {
    try {
      answers[name] = await extract(html, url);
    } catch {
      answers[name] = {};
    }
  }

  process.stdout.write(JSON.stringify(answers) + '\n');
}
