'use strict';

// Run with lazy.js loaded, as Azurite is. Argument: the package.json of Azurite. Prints how many files of the two parts were loaded before
// anything was asked of them.
const assert = require('assert');
const path = require('path');
const { createRequire } = require('module');

const azurite = createRequire(process.argv[2]);
const loaded = () =>
  Object.keys(require.cache).filter((file) => file.split(path.sep).some((part) => part === 'applicationinsights' || part === 'sequelize'));

const { BlobServerFactory } = azurite('./dist/src/blob/BlobServerFactory.js');
const { AzuriteTelemetryClient } = azurite('./dist/src/common/Telemetry.js');
assert.strictEqual(typeof BlobServerFactory, 'function');
process.stdout.write(String(loaded().length));

// Whoever asks gets the real thing.
assert.strictEqual(typeof AzuriteTelemetryClient.appInsights.TelemetryClient, 'function');
assert.strictEqual(azurite('./dist/src/blob/SqlBlobServer.js').default.name, 'SqlBlobServer');
assert.ok(loaded().length > 100);
