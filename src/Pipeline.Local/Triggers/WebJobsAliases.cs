// The trigger classes are written against the names that the isolated worker and the WebJobs SDK share; this is the one that differs.
global using FunctionAttribute = Microsoft.Azure.WebJobs.FunctionNameAttribute;
global using Microsoft.Azure.WebJobs;
