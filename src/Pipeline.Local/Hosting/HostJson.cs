using Microsoft.Extensions.Configuration;

namespace Pipeline.Local.Hosting;

/// <summary>
/// Reads the repository's host.json for the WebJobs host, so that the same queue settings hold on this machine as in Azure:
/// the WebJobs SDK expects them below <c>AzureWebJobs</c>.
/// </summary>
internal static class HostJson
{
    public static IConfigurationBuilder AddHostJson(this IConfigurationBuilder builder)
    {
        var host = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "host.json")).Build();
        return builder.AddInMemoryCollection(host
            .GetSection("extensions")
            .AsEnumerable(makePathsRelative: true)
            .Where(setting => setting.Value is not null)
            .Select(setting => KeyValuePair.Create($"AzureWebJobs:extensions:{setting.Key}", setting.Value)));
    }
}
