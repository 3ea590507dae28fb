using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Local.Tests.Fetching;

/// <summary>A web server on this machine that notes what it is asked for.</summary>
internal sealed class SomeServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private SomeServer(WebApplication application) => _application = application;

    /// <summary>The requests, as <c>/path by User-Agent</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Its address, with a slash at the end.</summary>
    public Uri Address => new(_application.Urls.Single() + "/");

    public static async Task<SomeServer> StartAsync(RequestDelegate answer, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var server = new SomeServer(application);
        application.Run(context =>
        {
            server.Requests.Enqueue($"{context.Request.Path} by {context.Request.Headers.UserAgent}");
            return answer(context);
        });
        await application.StartAsync(cancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
