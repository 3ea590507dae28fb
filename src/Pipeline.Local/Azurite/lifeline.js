'use strict';

const fs = require('fs');

// Loaded into Azurite before its own code (node --require). Its life hangs on its standard input: when the process that started
// it closes the pipe, or is gone for whatever reason (kill -9 too), Azurite saves and stops. Works alike on every platform.

// It may still be saving when the process that started it, and with it the lock on the data folder, is long gone: whoever comes next
// waits for this file to go. The working folder is the data folder.
const pidFile = 'azurite.pid';
fs.writeFileSync(pidFile, String(process.pid));
process.on('exit', () => fs.rmSync(pidFile, { force: true }));

// The terminal sends Ctrl-C and hang-up to all its processes; storage must outlast the host that is still writing to it.
const ignored = ['SIGINT', 'SIGHUP'];
for (const signal of ignored) {
  process.on(signal, () => {});
}
process.on('newListener', (signal, listener) => {
  if (ignored.includes(signal)) {
    process.nextTick(() => process.removeListener(signal, listener));
  }
});

// With the other process gone there is nobody to read what it prints, and a failed print would end it before it has saved.
for (const output of [process.stdout, process.stderr]) {
  output.on('error', () => {});
}

const stop = () => {
  if (process.listenerCount('SIGTERM') === 0) {
    process.exit(0); // Not up yet: nothing to save.
  }
  process.emit('SIGTERM');
  setTimeout(() => process.exit(1), 60_000).unref();
};
process.stdin.once('end', stop).once('error', stop).resume();
