'use strict';

const { createRequire } = require('module');
const { tell } = require('./lifeline.js');

// Loaded into Azurite before its own code (node --require). Its users hear of the blobs that are written and removed, as from Event Grid in
// Azure: the more blobs a container has, the longer a listing takes, and nothing else is answered meanwhile. A listing still finds the
// others: blobs that are copied, and what is written while a user is not connected or does not read.
const azurite = createRequire(require.resolve('azurite/package.json'));
const { prototype } = azurite('./dist/src/blob/persistence/LokiBlobMetadataStore').default;

for (const method of ['createBlob', 'commitBlockList']) {
  const write = prototype[method];
  prototype[method] = async function (context, blob, ...rest) {
    const answer = await write.call(this, context, blob, ...rest);
    // A name with half a surrogate pair has no URL.
    blob.name.isWellFormed() && tell(blob.containerName, `written ${encodeURIComponent(blob.name)} ${blob.properties.etag}`);
    return answer;
  };
}

const { deleteBlob } = prototype;
prototype.deleteBlob = async function (context, account, container, ...rest) {
  const answer = await deleteBlob.call(this, context, account, container, ...rest);
  tell(container, 'removed');
  return answer;
};
