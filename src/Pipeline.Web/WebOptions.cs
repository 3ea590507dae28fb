namespace Pipeline.Web;

/// <summary>The accepted callers of the pages.</summary>
public sealed record WebOptions
{
    /// <summary>
    /// Names besides this machine's own (<c>localhost</c>, <c>127.0.0.1</c>, <c>[::1]</c>, with the port that is listened at) that a
    /// request's Host header may have: <c>desk.example</c> with any port, <c>desk.example:8080</c> with this one. Default none: a page of
    /// another site whose name resolves to this machine (DNS rebinding) gets nothing.
    /// </summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];
}
