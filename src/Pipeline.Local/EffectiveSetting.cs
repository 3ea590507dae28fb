namespace Pipeline.Local;

/// <summary>A setting as it counts: a line of <c>config --json</c>.</summary>
/// <param name="Name">Its name, as an environment variable has it.</param>
/// <param name="Value">Its value, keys and signatures masked; null for none.</param>
/// <param name="Origin">Where it comes from: <c>default</c>, <c>local.settings.json</c>, <c>environment</c>, or the option's name.</param>
internal sealed record EffectiveSetting(string Name, string? Value, string Origin)
{
    /// <summary>The origin of what nobody has set.</summary>
    public const string Default = "default";
}
