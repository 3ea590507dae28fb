using Microsoft.Extensions.Options;

namespace Pipeline.Articles.Publishing.Webhooks;

/// <summary>Checks the secrets when the host starts. No message has anything of a secret itself.</summary>
internal sealed class WebhookSecretsCheck : IValidateOptions<WebhookOptions>
{
    private const string Form = "has to be 'whsec_' and 24 to 64 bytes in Base64";

    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        var faults = options.Secrets.SelectMany(secret => Faults($"{WebhookOptions.Section}__Secrets__{secret.Key}", secret.Value))
            .ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(string path, WebhookSecret secret)
    {
        if (WebhookSignature.KeyOf(secret.Key) is null)
        {
            yield return $"{path}__Key {Form}.";
        }

        if (secret.FormerKey is { Length: > 0 } && WebhookSignature.KeyOf(secret.FormerKey) is null)
        {
            yield return $"{path}__FormerKey {Form}.";
        }
    }
}
