using Microsoft.AspNetCore.Http.Metadata;

namespace Pipeline.Web.Shell.Security;

/// <summary>How much an endpoint takes in a request, where it is not what the server takes everywhere.</summary>
/// <param name="MaxRequestBodySize">Bytes.</param>
internal sealed record RequestSize(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
