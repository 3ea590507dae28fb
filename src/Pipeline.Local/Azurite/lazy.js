'use strict';

const Module = require('module');

// Loaded into Azurite before its own code (node --require). Azurite loads its telemetry and its SQL store at each start, which takes two
// fifths of it; nothing here uses them. Each of the two is loaded when it is first asked for something.
const lazy = new Set(['applicationinsights', './SqlBlobServer']);
const load = Module._load;

Module._load = function (request, parent, isMain) {
  if (!lazy.has(request)) {
    return load.call(this, request, parent, isMain);
  }
  let loaded;
  const get = (name) => (loaded ??= load.call(Module, request, parent, isMain))[name];
  return new Proxy({}, { get: (_, name) => (name === '__esModule' ? true : get(name)) });
};
