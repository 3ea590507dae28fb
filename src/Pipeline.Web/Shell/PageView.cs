using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Pipeline.Web.Shell;

/// <summary>A page whose component shows one model.</summary>
internal static class PageView
{
    /// <summary>The name of the component's parameter.</summary>
    public const string Model = nameof(Model);

    /// <summary>The page, or a fragment of one.</summary>
    /// <typeparam name="TComponent">The component; it has a parameter <c>Model</c>.</typeparam>
    public static RazorComponentResult<TComponent> Of<TComponent>(object model)
        where TComponent : IComponent =>
        new(new Dictionary<string, object?> { [Model] = model }) { PreventStreamingRendering = true };
}
