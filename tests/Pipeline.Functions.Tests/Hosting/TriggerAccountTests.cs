using Microsoft.Extensions.Configuration;
using Pipeline.Functions.Hosting;

namespace Pipeline.Functions.Tests.Hosting;

public sealed class TriggerAccountTests
{
    private const string Account = "DefaultEndpointsProtocol=https;AccountName=newsroom;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net";
    private const string OtherAccount = "DefaultEndpointsProtocol=https;AccountName=host;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net";
    private const string Address = "https://newsroom.blob.core.windows.net";

    [Theory]
    [InlineData("AzureWebJobsStorage", Account, "Storage", Account)]
    [InlineData("AzureWebJobsStorage", Account, "Storage:blobServiceUri", Address)]
    [InlineData("AzureWebJobsStorage:accountName", "newsroom", "Storage:blobServiceUri", Address + "/")]
    [InlineData("AzureWebJobsStorage:blobServiceUri", Address, "Storage:blobServiceUri", Address)]
    [InlineData("AzureWebJobsStorage", "UseDevelopmentStorage=true", "Storage", "UseDevelopmentStorage=true")]
    [InlineData("FUNCTIONS_WORKER_RUNTIME", "dotnet-isolated", "Storage", Account)]
    public void One_account_in_any_notation_will_do(string hostKey, string host, string pipelineKey, string pipeline) =>
        Should.NotThrow(() => Validate(hostKey, host, pipelineKey, pipeline));

    [Theory]
    [InlineData("AzureWebJobsStorage", OtherAccount, "Storage", Account)]
    [InlineData("AzureWebJobsStorage:accountName", "host", "Storage:blobServiceUri", Address)]
    [InlineData("AzureWebJobsStorage:blobServiceUri", "https://host.blob.core.windows.net", "Storage:blobServiceUri", Address)]
    [InlineData("AzureWebJobsStorage:queueServiceUri", "https://newsroom.queue.core.windows.net", "Storage:blobServiceUri", Address)]
    public void Two_accounts_are_told_at_start(string hostKey, string host, string pipelineKey, string pipeline)
    {
        var error = Should.Throw<InvalidOperationException>(() => Validate(hostKey, host, pipelineKey, pipeline));

        error.Message.ShouldContain("AzureWebJobsStorage");
        error.Message.ShouldNotContain("c2VjcmV0");
    }

    [Fact]
    public void A_broken_connection_string_is_told_without_quoting_it()
    {
        var error = Should.Throw<InvalidOperationException>(() => Validate("AzureWebJobsStorage", "AccountKey=c2VjcmV0", "Storage", Account));

        error.Message.ShouldContain("AzureWebJobsStorage");
        error.ToString().ShouldNotContain("c2VjcmV0");
    }

    private static void Validate(string hostKey, string host, string pipelineKey, string pipeline) => TriggerAccount.Validate(
        new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(hostKey, (string?)host), KeyValuePair.Create(pipelineKey, (string?)pipeline)])
            .Build());
}
