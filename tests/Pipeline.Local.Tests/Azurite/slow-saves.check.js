'use strict';

const fs = require('fs');

// Loaded into Azurite before its own code: a slow disk. A save that holds what the test has written leaves a file behind when it begins, and
// takes a while.
const delay = 1500;
const { writeFile } = fs;
fs.writeFile = (path, data, ...rest) => {
  if (String(path).endsWith('~') && String(data).includes('written-before-the-end')) {
    fs.writeFileSync('saving', '');
    setTimeout(() => writeFile(path, data, ...rest), delay);
  } else {
    writeFile(path, data, ...rest);
  }
};
