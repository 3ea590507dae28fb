using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace Pipeline.Functions.Hosting;

/// <summary>
/// The account whose blobs and queues the triggers watch. The Functions host looks a connection up first with the prefix <c>AzureWebJobs</c>, so
/// it takes the triggers' connection <c>Storage</c> from <c>AzureWebJobsStorage</c>, its own, when that is set. With another account there the
/// triggers would watch one account and the stages use the other.
/// </summary>
internal static class TriggerAccount
{
    private const string HostSection = "AzureWebJobsStorage";
    private const string PipelineSection = "Storage";

    /// <summary>Checks that both settings name one account.</summary>
    /// <exception cref="InvalidOperationException">They do not; the message names the settings and never their values.</exception>
    public static void Validate(IConfiguration configuration)
    {
        var host = configuration.GetSection(HostSection);
        var pipeline = configuration.GetSection(PipelineSection);
        if (!host.Exists() || !pipeline.Exists())
        {
            return;
        }

        if (!string.Equals(BlobAddress(host), BlobAddress(pipeline), StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(
                $"{HostSection} and {PipelineSection} name different accounts for blobs: the Functions host would watch the first and the pipeline use the "
                + "second. Set both to the same account.");
        }
    }

    private static string? BlobAddress(IConfigurationSection section)
    {
        if (!string.IsNullOrWhiteSpace(section.Value))
        {
            try
            {
                return new BlobServiceClient(section.Value).Uri.GetLeftPart(UriPartial.Path).TrimEnd('/');
            }
            catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
            {
                // Without the cause: the SDK's message may quote the string, and it holds a key.
                throw new InvalidOperationException($"The setting {section.Key} is not a connection string of a storage account with blobs.");
            }
        }

        return section["accountName"] is { Length: > 0 } account ? $"https://{account}.blob.core.windows.net" : section["blobServiceUri"]?.TrimEnd('/');
    }
}
