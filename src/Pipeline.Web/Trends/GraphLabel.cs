using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Pipeline.Web.Trends;

/// <summary>
/// The name at a place of the graph. It is written in C#, because Razor takes SVG's <c>text</c> for an element of its own.
/// </summary>
public sealed class GraphLabel : ComponentBase
{
    /// <summary>The most characters: what has room beside the circle.</summary>
    private const int MaxLength = 26;

    /// <summary>The place.</summary>
    [Parameter, EditorRequired]
    public GraphNode Node { get; set; } = null!;

    /// <summary>The name.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", "node-name");
        builder.AddAttribute(2, "x", Number(Node.LabelX));
        builder.AddAttribute(3, "y", Number(Node.LabelY));
        builder.AddAttribute(4, "text-anchor", Node.Anchor);
        builder.AddContent(5, Cut(Name));
        builder.CloseElement();
    }

    private static string Cut(string name)
    {
        var info = new StringInfo(name);
        return info.LengthInTextElements <= MaxLength ? name : info.SubstringByTextElements(0, MaxLength - 1) + "…";
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
