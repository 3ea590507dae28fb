'use strict';

const crypto = require('crypto');
const fs = require('fs');
const net = require('net');
const { whenSaved } = require('./saves.js');

// Loaded into Azurite before its own code (node --require). Azurite serves a data folder, not the process that happened to start it: whoever
// uses it holds a connection to the port that azurite.json names. The system closes that of a killed process, too. When the last one is
// closed, Azurite saves and ends. The working folder is the data folder.

const pidFile = 'azurite.pid';
const stateFile = 'azurite.json';
const services = ['Blob', 'Queue', 'Table'];
const longestSave = 60_000;
const longestGreeting = 30_000;
const longestCommand = 1_000;
const mostUnread = 1_000_000; // Characters that wait for a user who does not read.

const log = fs.openSync('azurite.log', 'w');
const token = crypto.randomBytes(16).toString('hex');
const users = new Set();
const watched = new Map(); // The container that a user wants to hear of.
const endpoints = {};
const closed = new Set();
let hasBeenUsed = false;
let isReady = false;
let isEnding = false;
let canShutDown = false;
let shutDown = () => process.exit(0); // Not up yet: nothing to save.

// Whoever comes next waits until this process is gone: two on one data folder would spoil it.
fs.writeFileSync(pidFile, String(process.pid));
process.on('exit', () => {
  fs.rmSync(pidFile, { force: true });
  if (isEnding) {
    // One that is killed leaves it: its successor takes the same ports, which its users know.
    fs.rmSync(stateFile, { force: true });
  }
});

const end = () => {
  if (!isEnding) {
    isEnding = true;
    shutDown();
    setTimeout(() => process.exit(1), longestSave).unref();
  }
};

// The terminal sends Ctrl-C and hang-up to all its processes, a service manager SIGTERM; storage must outlast those that still write to it.
const signals = ['SIGINT', 'SIGHUP', 'SIGTERM'];
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
process.on('SIGTERM', () => users.size === 0 && end());
process.on('newListener', (signal, listener) => {
  if (signals.includes(signal)) {
    shutDown = listener;
    canShutDown = true;
    process.nextTick(() => process.removeListener(signal, listener));
    readyIfUp();
  }
});

const leave = (user) => {
  watched.delete(user);
  if (!users.delete(user)) {
    return;
  }
  if (users.size > 0) {
    user.end();
  } else {
    end(); // The connection stays open until all is saved: the user waits for that.
  }
};

const command = (user, line) => {
  const [, container] = /^watch (\S+)$/.exec(line) ?? [];
  container && watched.set(user, container);
};

// Tells those who watch a container.
exports.tell = (container, line) => {
  for (const [user, name] of watched) {
    name === container && user.writableLength < mostUnread && user.write(line + '\n');
  }
};

const server = net.createServer({ allowHalfOpen: true }, (user) => {
  let text = '';
  user.setEncoding('latin1');
  user.setTimeout(longestGreeting, () => users.has(user) || isEnding || user.destroy());
  user.on('error', () => leave(user));
  user.on('close', () => leave(user));
  user.on('end', () => (users.has(user) ? leave(user) : isEnding || user.destroy()));
  user.on('data', (more) => {
    const lines = (text + more).split('\n');
    text = lines.pop().slice(0, longestCommand);
    if (!users.has(user)) {
      const greeting = lines.shift();
      if (greeting === undefined && text.length <= token.length) {
        return;
      }
      if (greeting !== token) {
        user.destroy();
        return;
      }
      if (isEnding) {
        user.write('ending\n');
        return;
      }
      hasBeenUsed = true;
      users.add(user);
      user.write('using\n');
    }
    lines.forEach((line) => command(user, line));
  });
});

// The process that started it may be gone before it has come as a user.
const stdinEnds = () => hasBeenUsed || end();
process.stdin.once('end', stdinEnds).once('error', stdinEnds).resume();

const readyIfUp = () => {
  if (isReady || !canShutDown || !server.listening || !services.every((name) => endpoints[name.toLowerCase()])) {
    return;
  }
  const state = JSON.stringify({ pid: process.pid, port: server.address().port, token, ...endpoints });
  fs.rmSync(stateFile, { force: true });
  fs.writeFileSync(stateFile, state, { mode: 0o600 });
  isReady = true;
  print.call(process.stdout, `ready ${state}\n`);
};

const note = (line) => {
  const match = /^Azurite (\w+) service (?:is successfully listening at http:\/\/[^:]+:(\d+)|successfully closed)$/.exec(line);
  if (!match) {
    return;
  }
  const [, service, port] = match;
  if (port) {
    endpoints[service.toLowerCase()] = Number(port);
    readyIfUp();
  } else if (closed.add(service).size === services.length) {
    whenSaved((error) => process.exit(error ? 1 : 0)); // Connections that the SDKs keep open would hold it for seconds more.
  }
};

// It writes its own log, as whoever started it may be gone; until it is ready, that one is told, too.
const print = process.stdout.write;
for (const output of [process.stdout, process.stderr]) {
  const tell = output.write;
  output.on('error', () => {});
  output.write = (chunk, encoding, done) => {
    const text = String(chunk);
    fs.writeSync(log, text);
    text.split('\n').forEach(note);
    if (!isReady) {
      return tell.call(output, chunk, encoding, done);
    }
    const callback = typeof encoding === 'function' ? encoding : done;
    callback && process.nextTick(callback);
    return true;
  };
}

server.listen(0, '127.0.0.1', readyIfUp);
