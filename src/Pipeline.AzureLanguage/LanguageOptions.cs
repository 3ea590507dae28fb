namespace Pipeline.AzureLanguage;

/// <summary>Settings of Azure AI Language; configuration section <c>Language</c>. Without an endpoint it is not used.</summary>
internal sealed class LanguageOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Language";

    /// <summary>
    /// The resource's own address, <c>https://NAME.cognitiveservices.azure.com</c>: sign-in by identity works with no other. A host that was
    /// built without Azure AI Language does not start with it. Default: none; then the embedded analytics run.
    /// </summary>
    public string Endpoint { get; set; } = string.Empty;

    /// <summary>The resource's key, only where there is no identity to sign in with. Default: none.</summary>
    public string? Key { get; set; }

    /// <summary>
    /// The version of the service's API, one of <see cref="LanguageVersions.Apis"/>. Default: the newest that the client knows. The older
    /// one has no summaries.
    /// </summary>
    public string ApiVersion { get; set; } = LanguageVersions.NewestApi;

    /// <summary>
    /// The model for entities, one of <see cref="LanguageVersions.EntityModels"/>. Default: the service's newest. The model that answered is
    /// recorded in each document.
    /// </summary>
    public string EntitiesModelVersion { get; set; } = LanguageVersions.LatestModel;

    /// <summary>
    /// The model for personal information, one of <see cref="LanguageVersions.EntityModels"/>. Default: the service's newest.
    /// </summary>
    public string PiiModelVersion { get; set; } = LanguageVersions.LatestModel;
}
