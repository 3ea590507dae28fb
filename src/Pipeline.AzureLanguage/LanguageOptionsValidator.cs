using Microsoft.Extensions.Options;

namespace Pipeline.AzureLanguage;

/// <summary>Checks the endpoint at start.</summary>
internal sealed class LanguageOptionsValidator : IValidateOptions<LanguageOptions>
{
    // https://REGION.api.cognitive.microsoft.com: many resources behind one address, told apart by their keys.
    private const string RegionalSuffix = ".api.cognitive.microsoft.com";

    public ValidateOptionsResult Validate(string? name, LanguageOptions options)
    {
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var endpoint) || endpoint.Scheme != Uri.UriSchemeHttps
            || endpoint.PathAndQuery != "/")
        {
            return ValidateOptionsResult.Fail(
                "Language__Endpoint is not the https address of an Azure AI Language resource, such as "
                    + "https://NAME.cognitiveservices.azure.com.");
        }

        return string.IsNullOrEmpty(options.Key) && endpoint.Host.EndsWith(RegionalSuffix, StringComparison.OrdinalIgnoreCase)
            ? ValidateOptionsResult.Fail(
                "Language__Endpoint is a region's address, which takes only keys. Give the resource a custom subdomain and set "
                + "https://NAME.cognitiveservices.azure.com, or set Language__Key.")
            : ValidateOptionsResult.Success;
    }
}
