'use strict';

const { createRequire } = require('module');

// Loaded into Azurite before its own code (node --require). Azurite keeps its metadata in LokiJS, which looks a row up by the index of
// the first property that is asked for alone and goes through all rows with that value: every blob of the account, every row of a
// table's partition. Removing one row sorts every index anew. Both grow with what is stored, so a storage of some thousand articles
// would take several times as long for each operation as an empty one. The answers are the same with and without this file.
const { Collection, Resultset } = createRequire(require.resolve('azurite/package.json'))('lokijs');

const few = 8;

const findAnd = Resultset.prototype.findAnd;

// All conditions have to hold, so any may come first: the one whose index leaves the fewest rows does.
Resultset.prototype.findAnd = Resultset.prototype.$and = function (conditions) {
  if (this.filterInitialized) {
    return findAnd.call(this, conditions);
  }
  let [narrowest, fewest] = [0, Infinity];
  // The keys come last: the account, the container or the partition need not be looked at when they are found at once.
  for (let place = conditions.length - 1; place >= 0 && fewest > few; place--) {
    const [property] = Object.keys(conditions[place]);
    const value = conditions[place][property];
    if (typeof value === 'string' && this.collection.binaryIndices[property]) {
      this.collection.ensureIndex(property);
      const [first, last] = this.collection.calculateRange('$eq', property, value);
      if (last - first < fewest) {
        [narrowest, fewest] = [place, last - first];
      }
    }
  }
  return findAnd.call(this, [conditions[narrowest], ...conditions.filter((_, place) => place !== narrowest)]);
};

const { removeBatch, removeBatchByPositions } = Collection.prototype;

// A few rows go one by one, which mends the indexes in place.
Collection.prototype.removeBatch = function (rows) {
  return rows.length > few ? removeBatch.call(this, rows) : rows.forEach((row) => this.remove(row));
};
Collection.prototype.removeBatchByPositions = function (positions) {
  return positions.length > few ? removeBatchByPositions.call(this, positions) : this.removeBatch(positions.map((position) => this.data[position]));
};
