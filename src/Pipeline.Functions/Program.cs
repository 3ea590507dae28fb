using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Pipeline.Functions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.Services
    .AddFunctionsPipeline(builder.Configuration)
    .AddPipelineTelemetry(builder.Configuration);
await builder.Build().RunAsync();
