'use strict';

const { createRequire } = require('module');

// Azurite says that a service is closed while a save that began before is still being written: whoever ends it then loses up to five seconds
// of what it has acknowledged. Here its databases are known, so that its end can wait for them.
const Loki = createRequire(require.resolve('azurite/package.json'))('lokijs');

const databases = new Set();
let saving = 0;
let look = () => {};

const { saveDatabaseInternal } = Loki.prototype;
Loki.prototype.saveDatabaseInternal = function (callback) {
  databases.add(this);
  saving++;
  return saveDatabaseInternal.call(this, (error) => {
    saving--;
    if (error) {
      // LokiJS takes a save that failed for done. On a disk that was full the next one may succeed.
      console.error(`${this.filename} could not be saved: ${error.message}`);
      this.collections.forEach((collection) => (collection.dirty = true));
    }
    callback && callback(error);
    look(error);
  });
};

// Calls back, with an error or without, as soon as everything is written.
exports.whenSaved = (callback) => {
  look = (error) => {
    // In memory a save would be nothing but a text, of gigabytes, of all blobs.
    const unsaved = [...databases].filter((database) => database.persistenceMethod !== 'memory' && database.autosaveDirty());
    if (error || (saving === 0 && unsaved.length === 0)) {
      look = () => {};
      callback(error);
    } else if (saving === 0) {
      unsaved.forEach((database) => database.saveDatabase());
    }
  };
  look();
};
