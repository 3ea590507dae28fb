namespace Pipeline.Articles.Enrichment;

/// <summary>A provider that the host has, for the messages about settings: keyed services cannot be listed.</summary>
/// <param name="Name">Its name in settings.</param>
internal sealed record RegisteredProvider(string Name);
