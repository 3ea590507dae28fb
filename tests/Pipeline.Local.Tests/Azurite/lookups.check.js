'use strict';

// Run with lookups.js loaded, as Azurite is. Argument: the package.json of Azurite.
const assert = require('assert');
const { createRequire } = require('module');
const Loki = createRequire(process.argv[2])('lokijs');

let seed = 20261129;
const random = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
const collection = (database) => new Loki(database).addCollection('rows', { indices: ['account', 'container', 'name'] });
const row = () => ({ account: 'one', container: `c${random(3)}`, name: `n${random(40)}`, snapshot: random(4) === 0 ? 'old' : '' });
const key = ({ account, container, name, snapshot }) => JSON.stringify([account, container, name, snapshot]);
const matches = (query) => (candidate) => Object.keys(query).every((property) => candidate[property] === query[property]);

// The answers are those of a plain list, whatever was put in and taken out before.
const rows = collection('answers');
let list = [];
for (let step = 0; step < 4000; step++) {
  const one = row();
  const { account, container, name } = one;
  const query = [{ account, container, name }, { account, container }, { ...one }, { account, name }, { container, snapshot: one.snapshot }][random(5)];
  const kind = random(10);
  if (kind < 5) {
    list.push({ ...one });
    rows.insert(one);
  } else if (kind === 5) {
    rows.findAndRemove({ account, container, name });
    list = list.filter((candidate) => !matches({ account, container, name })(candidate));
  } else if (kind === 6) {
    rows.remove(rows.find({ container, name, snapshot: one.snapshot }));
    list = list.filter((candidate) => !matches({ container, name, snapshot: one.snapshot })(candidate));
  } else if (kind === 7 && step % 50 === 0) {
    rows.remove(rows.find({ account, container }));
    list = list.filter((candidate) => !matches({ account, container })(candidate));
  }
  assert.deepStrictEqual(rows.find(query).map(key).sort(), list.filter(matches(query)).map(key).sort());
  assert.strictEqual(rows.findOne(query) === null, !list.some(matches(query)));
}
assert.deepStrictEqual(rows.checkAllIndexes(), []);
assert.ok(list.length > 100);

// How many rows are compared to find one of twenty thousand.
const many = collection('many');
for (let number = 0; number < 20_000; number++) {
  many.insert({ account: 'one', container: `c${number % 2}`, name: `n${number}` });
}
let compared = 0;
const equals = Loki.LokiOps.$eq;
Loki.LokiOps.$eq = (...values) => {
  compared++;
  return equals(...values);
};
assert.strictEqual(many.findOne({ account: 'one', container: 'c1', name: 'n12345' }).name, 'n12345');
console.log(compared);
