using Microsoft.Extensions.Configuration;
using Pipeline.Articles.Settings;

namespace Pipeline.Storage;

/// <summary>The settings of the articles' account.</summary>
public static class StorageSettings
{
    /// <summary>The name: a connection string as its value, or the section's addresses.</summary>
    public const string Name = StorageConnection.Section;

    /// <summary>The section.</summary>
    public static SettingsSection Section { get; } =
        SettingsSection.Of(StorageConnection.Section, "blobServiceUri", "queueServiceUri", "tableServiceUri", "credential", "clientId");

    /// <summary>Reads them, without network.</summary>
    /// <exception cref="InvalidOperationException">
    /// Something is missing or wrong; the message names the settings and never their values.
    /// </exception>
    public static void Check(IConfiguration configuration) => StorageConnection.From(configuration);
}
