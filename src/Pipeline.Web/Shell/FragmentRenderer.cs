using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Pipeline.Web.Shell;

/// <summary>Renders a part of a page, outside any request, so that all who look at it are sent the same text.</summary>
internal sealed class FragmentRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>The component as HTML.</summary>
    /// <typeparam name="TComponent">The component; it has a parameter <c>Model</c>.</typeparam>
    public async Task<string> RenderAsync<TComponent>(object model)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [PageView.Model] = model });
        return await renderer.Dispatcher.InvokeAsync(
            async () => (await renderer.RenderComponentAsync<TComponent>(parameters)).ToHtmlString());
    }
}
