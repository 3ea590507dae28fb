namespace Pipeline.Articles.Operations;

/// <summary>The recorded settings of the host that started last.</summary>
public interface IHostSettings
{
    /// <summary>The settings; null if no host has recorded them.</summary>
    Task<HostSettings?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Puts them on record.</summary>
    Task WriteAsync(HostSettings settings, CancellationToken cancellationToken);
}
