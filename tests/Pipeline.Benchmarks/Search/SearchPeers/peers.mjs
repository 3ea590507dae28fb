import { readFileSync } from 'node:fs';
import { create, insertMultiple, search } from '@orama/orama';
import flexsearch from 'flexsearch';
import english from 'flexsearch/lang/en';
import lunr from 'lunr';
import MiniSearch from 'minisearch';

// Gives each query's ten best documents of each peer, in the way its guide shows, with English stemming where it comes with it.
const { documents, queries } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const answers = {};

function ask(name, find) {
  answers[name] = Object.fromEntries(queries.map(query => {
    try {
      return [query.id, find(query.text).slice(0, 10)];
    } catch {
      return [query.id, []];
    }
  }));
}

const mini = new MiniSearch({ fields: ['title', 'text'] });
mini.addAll(documents);
ask('minisearch', text => mini.search(text, { boost: { title: 2 } }).map(hit => hit.id));

const orama = create({
  schema: { id: 'string', title: 'string', text: 'string' },
  components: { tokenizer: { language: 'english', stemming: true } },
});
await insertMultiple(orama, documents);
const orders = new Map();
for (const query of queries) {
  orders.set(query.text, (await search(orama, { term: query.text, limit: 10, boost: { title: 2 } })).hits.map(hit => hit.document.id));
}
ask('@orama/orama', text => orders.get(text));

const flex = new flexsearch.Document({
  document: { id: 'id', index: ['title', 'text'] },
  encoder: new flexsearch.Encoder(flexsearch.Charset.LatinDefault, english),
  context: true,
});
documents.forEach(document => flex.add(document));
ask('flexsearch', text => flex.search(text, { limit: 10, suggest: true, merge: true }).map(hit => hit.id));

const words = lunr(function () {
  this.ref('id');
  this.field('title', { boost: 2 });
  this.field('text');
  documents.forEach(document => this.add(document));
});
ask('lunr', text => words.query(query => lunr.tokenizer(text).forEach(token => query.term(token.toString(), {}))).map(hit => hit.ref));

console.log(JSON.stringify(answers));
