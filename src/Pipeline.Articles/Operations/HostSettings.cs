namespace Pipeline.Articles.Operations;

/// <summary>What the next host, and commands, whose shell may have other settings, need to know of a host.</summary>
/// <param name="Features">The features of enrichment, as in <c>Enrichment__Features</c>.</param>
/// <param name="Layout">The containers, queues and tables that it has created or found (<c>StorageNames.Layout</c>); null if it is not
/// recorded.</param>
public sealed record HostSettings(string Features, string? Layout);
