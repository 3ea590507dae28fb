using Articles.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Samples;

/// <summary>Receives a subscription's webhook into a table: <c>app.MapArticles("/articles", reader, articles)</c>.</summary>
public static class WebhookEndpoint
{
    public static void MapArticles(this IEndpointRouteBuilder app, string path, WebhookReader reader, ArticleTable articles)
    {
        articles.Create();
        app.MapPost(path, async (HttpContext context) => context.Response.StatusCode = await ReceiveAsync(context, reader, articles));
    }

    private static async Task<int> ReceiveAsync(HttpContext context, WebhookReader reader, ArticleTable articles)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers;
        try
        {
            var received = reader.Read(
                headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"], body.ToArray());
            await received.ApplyAsync(articles, QueueConsumer.HandleAsync, context.RequestAborted);
            return StatusCodes.Status204NoContent;
        }
        catch (WebhookRejectedException)
        {
            return StatusCodes.Status401Unauthorized;
        }
        catch (Exception e) when (e is InvalidEventException or NotSupportedException)
        {
            await Console.Error.WriteLineAsync($"{headers["webhook-id"]}: {e.Message}");
            return StatusCodes.Status400BadRequest;
        }
    }
}
