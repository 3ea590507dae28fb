'use strict';

const fs = require('fs');

// Loaded into Azurite before its own code: a disk that is full for the first save that holds what the test has written. It leaves a file
// behind when it has failed.
const { writeFile } = fs;
let hasFailed = false;
fs.writeFile = (path, data, callback) => {
  if (!hasFailed && String(path).endsWith('~') && String(data).includes('written-before-the-end')) {
    hasFailed = true;
    callback(new Error('ENOSPC: no space left on device'));
    fs.writeFileSync('saving', '');
  } else {
    writeFile(path, data, callback);
  }
};
