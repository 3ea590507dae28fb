namespace Pipeline.Web.Trends;

/// <summary>An entity's place in the graph, in the plot's units.</summary>
/// <param name="Entity">Its place among the report's entities.</param>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
/// <param name="Radius">Half its width: its area stands for how many articles have it.</param>
/// <param name="LabelX">Where its name begins, or ends.</param>
/// <param name="LabelY">The base line of its name.</param>
/// <param name="Anchor">Whether the name begins there, ends there, or has its middle there: SVG's <c>text-anchor</c>.</param>
public sealed record GraphNode(int Entity, double X, double Y, double Radius, double LabelX, double LabelY, string Anchor);
