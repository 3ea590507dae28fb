using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Storage.Sqlite;

namespace Pipeline.Storage.Tests;

/// <summary>A file for fingerprints in a folder that is not there yet, and two that open it as two processes would.</summary>
public sealed class SqliteFingerprintFile : IDisposable
{
    private readonly TempFolder _folder = new();

    public SqliteFingerprintFile() => (First, Second) = (Open(), Open());

    public string FilePath => Path.Combine(_folder.Path, "data", "fingerprints.db");

    internal SqliteFingerprintIndex First { get; }

    internal SqliteFingerprintIndex Second { get; }

    public void Dispose()
    {
        First.Dispose();
        Second.Dispose();
        _folder.Dispose();
    }

    internal SqliteFingerprintIndex Open(string? path = null, ILogger<SqliteFingerprintIndex>? logger = null) => new(
        Options.Create(new DuplicateOptions { FingerprintFile = path ?? FilePath }), TimeProvider.System,
        logger ?? NullLogger<SqliteFingerprintIndex>.Instance);
}
