// The trigger classes are written against the names that the isolated worker and the WebJobs SDK share; this is the one that differs. The
// client type, so that the trigger does not read the blob.
global using Microsoft.Azure.Functions.Worker;
global using TriggerBlob = Azure.Storage.Blobs.BlobClient;
