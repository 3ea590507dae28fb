using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Pipeline.Search;

/// <summary>Checks the settings at start and names every fault at once.</summary>
internal sealed partial class SearchOptionsValidator : IValidateOptions<SearchOptions>
{
    public ValidateOptionsResult Validate(string? name, SearchOptions options)
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Endpoint))
        {
            if (string.IsNullOrWhiteSpace(options.Path))
            {
                faults.Add(
                    "No search index is configured. Set Search__Endpoint to the address of an Azure AI Search service, or Search__Path to "
                        + "the file of an embedded index.");
            }
            else if (Directory.Exists(options.Path))
            {
                faults.Add(
                    $"Search__Path is '{options.Path}', which is a folder; it has to be a file in one, such as "
                    + $"{Path.Combine(options.Path, "index.db")}.");
            }
        }
        else
        {
            if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var endpoint) || endpoint.Scheme != Uri.UriSchemeHttps
                || endpoint.PathAndQuery != "/")
            {
                faults.Add(
                    $"Search__Endpoint is '{options.Endpoint}'; it has to be the https address of a service, such as "
                    + "https://NAME.search.windows.net.");
            }

            if (options.Index.Length is < 2 or > 128 || !IndexName().IsMatch(options.Index))
            {
                faults.Add(
                    $"Search__Index is '{options.Index}'; it has to be 2 to 128 lowercase letters, digits and single dashes, beginning and "
                        + "ending with a letter or digit.");
            }
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex IndexName();
}
