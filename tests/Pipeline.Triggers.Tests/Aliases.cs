// The names of the trigger class that the WebJobs SDK has otherwise, as in Pipeline.Local.
global using FunctionAttribute = Microsoft.Azure.WebJobs.FunctionNameAttribute;
global using Microsoft.Azure.WebJobs;
global using TriggerBlob = Azure.Storage.Blobs.BlobClient;
