using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.LanguageModel.Tests;

/// <summary>What docs/text-analytics.md shows; all tests here run on it.</summary>
internal static class RegistrationSample
{
    public static void Register(IServiceCollection services, IChatClient client)
    {
        services.AddSingleton<IChatClient>(client).AddLanguageModel();
    }
}
