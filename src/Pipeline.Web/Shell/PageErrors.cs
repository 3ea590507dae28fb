using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pipeline.Web.Shell;

/// <summary>A page that could not be made says so; what went wrong is in the log, not on the page.</summary>
internal sealed partial class PageErrors(RequestDelegate next, ILogger<PageLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked is gone.
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            await ProblemPage.Result(exception.StatusCode, "The request is refused", exception.Message).ExecuteAsync(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            LogFailed(exception, context.Request.Method, context.Request.Path);
            await ProblemPage.Result(
                    StatusCodes.Status503ServiceUnavailable, "This did not work",
                    "A part of the pipeline did not answer. The log says which; try again in a moment.")
                .ExecuteAsync(context);
        }
    }

    [LoggerMessage(EventId = 90, Level = LogLevel.Error, Message = "{Method} {Path} failed.")]
    private partial void LogFailed(Exception exception, string method, string path);
}
