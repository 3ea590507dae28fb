namespace Pipeline.Articles.Operations;

/// <summary>What the host that started last runs with, on record for commands, whose shell may have other settings.</summary>
public interface IHostSettings
{
    /// <summary>The features of enrichment, as <c>Enrichment__Features</c> has them; null when no host has said.</summary>
    Task<string?> ReadFeaturesAsync(CancellationToken cancellationToken);

    /// <summary>Puts them on record.</summary>
    Task WriteFeaturesAsync(string features, CancellationToken cancellationToken);
}
