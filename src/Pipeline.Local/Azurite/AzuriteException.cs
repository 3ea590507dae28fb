namespace Pipeline.Local.Azurite;

/// <summary>The storage emulator could not be installed or started. The message says what failed, where, and what to do.</summary>
public sealed class AzuriteException : Exception
{
    /// <summary>With a message for a person.</summary>
    public AzuriteException(string message)
        : base(message)
    {
    }

    /// <summary>With a message for a person and the cause.</summary>
    public AzuriteException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>True if the reason is that another program uses one of the ports.</summary>
    public bool IsPortTaken { get; init; }
}
