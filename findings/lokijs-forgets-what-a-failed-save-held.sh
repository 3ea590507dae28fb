#!/usr/bin/env bash
# LokiJS 1.5.12 (npm; the database inside Azurite): a save that fails is taken for done. The next autosaves and close() write nothing.
#
# Expected: with `autosave: true` changes are saved every autosaveInterval, and close() saves what is unsaved (its documentation). An adapter
#   tells of a failure by calling back with an error; the changes are then still unsaved.
# Observed on 2026-11-30: saveDatabaseInternal clears the dirty flags before the adapter is called and does not set them again after an error
#   (its source has a TODO there). No autosave follows, close() calls back without an error, and the file lacks the rows.
# Bites: one autosave of Azurite on a disk that is full for a second, and then no further write to that table: the rows are read until the
#   emulator is stopped in good order, and are gone at the next start.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts lokijs@1.5.12 >/dev/null

cat > probe.js <<'JS'
const Loki = require('lokijs');

// An adapter as the documentation describes it; its first save fails.
const saves = [];
const adapter = {
  loadDatabase: (name, callback) => callback(null),
  saveDatabase: (name, text, callback) => {
    saves.push(text);
    setImmediate(() => callback(saves.length === 1 ? new Error('no space left') : null));
  },
};
const database = new Loki('articles.json', { adapter, autosave: true, autosaveInterval: 50 });
database.addCollection('rows').insert({ name: 'acknowledged' });

const until = (condition) => new Promise((resolve) => {
  const timer = setInterval(() => condition() && (clearInterval(timer), resolve()), 10);
});
(async () => {
  await until(() => saves.length === 1);
  let ticks = 0;
  const counting = setInterval(() => ticks++, 50);
  await until(() => ticks >= 10);
  clearInterval(counting);
  console.log(`dirty after the failure: ${database.autosaveDirty()}`);
  const error = await new Promise((resolve) => database.close(resolve));
  console.log(`close: ${error ?? 'no error'}`);
  console.log(`saves tried: ${saves.length}`);
})();
JS

seen=$(node probe.js)
echo "$seen"
[ "$seen" = "$(printf 'dirty after the failure: false\nclose: no error\nsaves tried: 1')" ] \
  || { echo "The behaviour has changed."; exit 1; }
