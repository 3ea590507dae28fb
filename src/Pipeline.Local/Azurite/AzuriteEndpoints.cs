using System.Data.Common;

namespace Pipeline.Local.Azurite;

/// <summary>
/// The addresses of an Azurite: one per service, including the account name (<c>http://127.0.0.1:10000/devstoreaccount1</c>).
/// </summary>
/// <param name="Blob">The blob service.</param>
/// <param name="Queue">The queue service.</param>
/// <param name="Table">The table service.</param>
public sealed record AzuriteEndpoints(Uri Blob, Uri Queue, Uri Table)
{
    private const string Account = "devstoreaccount1";

    // Published by Microsoft, the same in every Azurite: a constant of the protocol, not a secret.
    private const string WellKnownKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Azurite's default ports (10000, 10001, 10002): what <c>UseDevelopmentStorage=true</c> means.</summary>
    public static AzuriteEndpoints Default { get; } = OnPorts(10000, 10001, 10002);

    /// <summary>A connection string for the Azure SDKs.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={WellKnownKey};" +
        $"BlobEndpoint={Address(Blob)};QueueEndpoint={Address(Queue)};TableEndpoint={Address(Table)};";

    /// <summary>On 127.0.0.1 at these ports.</summary>
    public static AzuriteEndpoints OnPorts(int blob, int queue, int table) => new(OnPort(blob), OnPort(queue), OnPort(table));

    /// <summary>The endpoints in a connection string, or null if it does not name an emulator on this machine.</summary>
    public static AzuriteEndpoints? FromConnectionString(string connectionString)
    {
        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = connectionString;
        }
        catch (ArgumentException)
        {
            return null;
        }

        if (string.Equals(Value(parts, "UseDevelopmentStorage"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return parts.ContainsKey("DevelopmentStorageProxyUri") ? null : Default;
        }

        return Local(Value(parts, "BlobEndpoint")) is { } blob && Local(Value(parts, "QueueEndpoint")) is { } queue
            && Local(Value(parts, "TableEndpoint")) is { } table
            ? new AzuriteEndpoints(blob, queue, table)
            : null;
    }

    /// <summary>The addresses. The key is well known, but is still never printed.</summary>
    public override string ToString() => $"{Address(Blob)}, {Address(Queue)}, {Address(Table)}";

    private static string Address(Uri endpoint) => endpoint.AbsoluteUri.TrimEnd('/');

    private static Uri OnPort(int port) => new($"http://127.0.0.1:{port}/{Account}");

    private static string? Value(DbConnectionStringBuilder parts, string key) =>
        parts.TryGetValue(key, out var value) ? value as string : null;

    private static Uri? Local(string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.IsLoopback && uri.Scheme == Uri.UriSchemeHttp ? uri : null;
}
