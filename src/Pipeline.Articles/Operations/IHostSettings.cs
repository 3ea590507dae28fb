namespace Pipeline.Articles.Operations;

/// <summary>The recorded settings of the host that started last, for commands, whose shell may have other settings.</summary>
public interface IHostSettings
{
    /// <summary>The features of enrichment, as in <c>Enrichment__Features</c>; null if no host has recorded them.</summary>
    Task<string?> ReadFeaturesAsync(CancellationToken cancellationToken);

    /// <summary>Puts them on record.</summary>
    Task WriteFeaturesAsync(string features, CancellationToken cancellationToken);
}
