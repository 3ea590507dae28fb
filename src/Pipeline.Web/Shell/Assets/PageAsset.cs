using Microsoft.Net.Http.Headers;

namespace Pipeline.Web.Shell.Assets;

/// <summary>A style sheet, script or picture of the pages.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="ETag">Its version.</param>
internal sealed record PageAsset(byte[] Content, string ContentType, EntityTagHeaderValue ETag);
