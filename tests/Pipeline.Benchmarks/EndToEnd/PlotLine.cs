namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>A line of a plot.</summary>
/// <param name="Name">What it shows, with its unit.</param>
/// <param name="Points">Its points, all positive.</param>
internal sealed record PlotLine(string Name, IReadOnlyList<(double X, double Y)> Points);
