using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Publishing;

/// <summary>Checks the subscriptions at start and names every fault at once.</summary>
internal sealed partial class PublishingOptionsValidator : IValidateOptions<PublishingOptions>
{
    public ValidateOptionsResult Validate(string? name, PublishingOptions options)
    {
        var faults = new List<string>();
        foreach (var (subscription, index) in options.Subscriptions.Select((subscription, index) => (subscription, index)))
        {
            if (string.IsNullOrWhiteSpace(subscription.Name))
            {
                faults.Add($"Subscriptions:{index}:Name is missing.");
            }

            if (subscription.Queue.Length is < 3 or > 63 || !QueueName().IsMatch(subscription.Queue))
            {
                faults.Add(
                    $"Subscriptions:{index}:Queue is '{subscription.Queue}'; it has to be 3 to 63 lowercase letters, digits and single dashes, " +
                    "beginning and ending with a letter or digit (subscription '" + subscription.Name + "').");
            }
            else if (subscription.Queue is StorageNames.ToEnrich or StorageNames.ToPublish)
            {
                faults.Add($"Subscriptions:{index}:Queue is '{subscription.Queue}', which the pipeline uses itself.");
            }
        }

        faults.AddRange(options.Subscriptions
            .GroupBy(subscription => subscription.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => $"Two subscriptions are named '{group.Key}'."));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex QueueName();
}
