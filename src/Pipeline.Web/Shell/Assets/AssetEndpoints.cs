using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pipeline.Web.Shell.Assets;

/// <summary>Serves the <see cref="PageAssets"/>.</summary>
internal static class AssetEndpoints
{
    public static void MapAssets(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/assets/{version}/{name}", Answer);

    private static IResult Answer(string version, string name, PageAssets assets, HttpResponse response)
    {
        if (assets.Find(name) is not { } asset)
        {
            return Results.NotFound();
        }

        // A page that was opened before the server was replaced asks with the old hash: it gets the new file, and does not keep it under
        // that address.
        response.Headers.CacheControl = version == assets.Version ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(asset.Content, asset.ContentType, entityTag: asset.ETag);
    }
}
