// The trigger classes are written against the names that the isolated worker and the WebJobs SDK share; these are the ones that differ.
global using FunctionAttribute = Microsoft.Azure.WebJobs.FunctionNameAttribute;
global using Microsoft.Azure.WebJobs;
global using TriggerBlob = Microsoft.Azure.Storage.Blob.ICloudBlob;
