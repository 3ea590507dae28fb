using Microsoft.Extensions.DependencyInjection;
using Pipeline.Search;

namespace Pipeline.Local.Commands;

/// <summary>The services of the commands that only read the index: neither storage nor host has to run.</summary>
internal static class IndexServices
{
    public static ServiceProvider Build() => new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSearchIndex(LocalSettings.Load())
        .BuildServiceProvider();
}
