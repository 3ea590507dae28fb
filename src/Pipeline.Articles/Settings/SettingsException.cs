namespace Pipeline.Articles.Settings;

/// <summary>Invalid settings; the message names all of them, and what each must be.</summary>
public sealed class SettingsException : InvalidOperationException
{
    /// <summary>What is wrong.</summary>
    /// <param name="faults">A sentence for each fault; one at least.</param>
    public SettingsException(IReadOnlyList<string> faults)
        : base(faults.Count == 1
            ? faults[0]
            : $"{faults.Count} settings are wrong:\n{string.Join('\n', faults.Select(fault => $"- {fault}"))}") => Faults = faults;

    /// <summary>A sentence for each fault.</summary>
    public IReadOnlyList<string> Faults { get; }
}
