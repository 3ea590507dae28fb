namespace Pipeline.Benchmarks;

/// <summary>Percentiles of a series of measurements, nearest rank.</summary>
internal static class Percentiles
{
    /// <summary>The value that <paramref name="share"/> (0 to 1) of the values do not exceed; NaN of none.</summary>
    public static double Of(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[(int)Math.Clamp(Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
