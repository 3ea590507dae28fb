namespace Pipeline.AzureLanguage;

/// <summary>Settings of Azure AI Language; configuration section <c>Language</c>. Without an endpoint it is not used.</summary>
internal sealed class LanguageOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Language";

    /// <summary>
    /// The resource's own address, <c>https://NAME.cognitiveservices.azure.com</c>: sign-in by identity works with no other.
    /// </summary>
    public string Endpoint { get; set; } = string.Empty;

    /// <summary>The resource's key, only where there is no identity to sign in with. Default: none.</summary>
    public string? Key { get; set; }
}
