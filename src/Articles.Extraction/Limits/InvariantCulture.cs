using System.Globalization;

namespace Articles.Extraction.Limits;

/// <summary>
/// The invariant culture for the work until it is disposed, on the caller's thread: a file is read alike, and its rejection says the same,
/// wherever the program runs.
/// </summary>
internal sealed class InvariantCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public InvariantCulture() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    /// <inheritdoc/>
    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
