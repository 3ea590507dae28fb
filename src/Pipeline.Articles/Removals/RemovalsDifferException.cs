using System.Globalization;

namespace Pipeline.Articles.Removals;

/// <summary>
/// The number of held removals differs from the confirmed one, and nothing was withdrawn. The message says so, and what to do.
/// </summary>
public sealed class RemovalsDifferException : InvalidOperationException
{
    /// <summary>With both numbers.</summary>
    public RemovalsDifferException(int confirmed, int held)
        : base(held == 0
            ? "There are no held removals to confirm."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{held:N0} removals are held, but {confirmed:N0} were confirmed: nothing is withdrawn. Check them ('removals list', GET "
                + $"/api/removals), and confirm {held}."))
    {
    }
}
