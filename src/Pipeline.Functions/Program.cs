using System.Globalization;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Pipeline.Articles.Reading.Processes;
using Pipeline.Functions.Hosting;

// Stored, logged and printed texts are the same on every machine, whatever its language, because reasons contain numbers.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

if (ReaderProcess.IsAsked(args))
{
    return ReaderProcess.Run();
}

var builder = FunctionsApplication.CreateBuilder(args);
builder.Services
    .AddFunctionsPipeline(builder.Configuration)
    .AddPipelineTelemetry(builder.Configuration);
await builder.Build().RunAsync();
return 0;
