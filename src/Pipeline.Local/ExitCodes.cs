namespace Pipeline.Local;

/// <summary>The exit codes of the commands.</summary>
internal static class ExitCodes
{
    /// <summary>Everything was done; files that are not articles were rejected with a reason.</summary>
    public const int Success = 0;

    /// <summary>Something failed; the message says what failed and what to do.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong, so nothing was done; the message says what was meant.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C: 128 + SIGINT, as shells expect.</summary>
    public const int Cancelled = 130;
}
