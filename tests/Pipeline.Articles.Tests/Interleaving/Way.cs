namespace Pipeline.Articles.Tests.Interleaving;

/// <summary>How the stages hand over.</summary>
internal enum Way
{
    /// <summary>In the same invocation.</summary>
    Direct,

    /// <summary>By pointers in the queues.</summary>
    Queued,

    /// <summary>The first run over a file directly, the second by the queues, and so on.</summary>
    Mixed,
}
