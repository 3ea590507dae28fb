using System.Text.RegularExpressions;

namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>A request to the storage emulator, as its log tells of it.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Place">The container, queue or table; empty for a table transaction, whose address does not name it.</param>
internal sealed partial record StorageOperation(OperationKind Kind, string Place)
{
    /// <summary>Reads a line of the log; null when it tells of no request.</summary>
    public static StorageOperation? Parse(string line)
    {
        if (Request().Match(line) is not { Success: true } request)
        {
            return null;
        }

        var (method, path, query) = (request.Groups["method"].Value, request.Groups["path"].Value, request.Groups["query"].Value);
        var place = path.Split('/', '(')[0];
        return new StorageOperation(KindOf(method, path, query), path == "$batch" ? string.Empty : place);
    }

    private static OperationKind KindOf(string method, string path, string query)
    {
        if (path == "$batch")
        {
            return OperationKind.TableTransaction;
        }

        if (path.Contains("/messages", StringComparison.Ordinal))
        {
            return method switch
            {
                "POST" => OperationKind.QueueSend,
                "GET" => OperationKind.QueueReceive,
                "DELETE" => OperationKind.QueueDelete,
                _ => OperationKind.Other,
            };
        }

        if (path.EndsWith(')'))
        {
            return method switch
            {
                "GET" when path.EndsWith("()", StringComparison.Ordinal) => OperationKind.TableQuery,
                "GET" => OperationKind.TableGet,
                _ => OperationKind.TableWrite,
            };
        }

        return (method, path.Contains('/', StringComparison.Ordinal)) switch
        {
            (_, true) when query.Contains("comp=lease", StringComparison.Ordinal) => OperationKind.BlobLease,
            ("PUT", true) => OperationKind.BlobPut,
            ("GET", true) => OperationKind.BlobGet,
            ("HEAD", true) => OperationKind.BlobProperties,
            ("DELETE", true) => OperationKind.BlobDelete,
            ("GET", false) when query.Contains("comp=list", StringComparison.Ordinal) => OperationKind.BlobList,
            ("GET", false) when query.Contains("comp=metadata", StringComparison.Ordinal) => OperationKind.QueueProperties,
            ("PUT", false) => OperationKind.Create,
            ("POST", false) => OperationKind.TableWrite,
            _ => OperationKind.Other,
        };
    }

    [GeneratedRegex(@"""(?<method>[A-Z]+) /devstoreaccount1/(?<path>[^?\s]*)(\?(?<query>\S*))? HTTP", RegexOptions.CultureInvariant)]
    private static partial Regex Request();
}
