'use strict';

const fs = require('fs');
const { createRequire } = require('module');

// Loaded into Azurite before its own code: it leaves a file behind when a database is made a text that holds what the test has written.
const Loki = createRequire(process.argv[1])('lokijs');
const { serialize } = Loki.prototype;
Loki.prototype.serialize = function (...options) {
  const text = serialize.apply(this, options);
  text.includes('written-before-the-end') && fs.writeFileSync('saving', '');
  return text;
};
