using Azure;

namespace Pipeline.Storage.Blobs;

/// <summary>
/// Blob ETags as the pipeline's interfaces carry them: without quotes. The service quotes them in headers and not in listings; the same
/// version must be the same string from either source.
/// </summary>
internal static class OpaqueETag
{
    public static string From(ETag etag) => etag.ToString().Trim('"');

    public static ETag ToHeader(string etag) => new('"' + etag + '"');
}
