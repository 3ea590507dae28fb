namespace Pipeline.Triggers.Tests;

/// <summary>What fails in the host's storage.</summary>
internal sealed class Faults
{
    /// <summary>Whether no file can be opened.</summary>
    public bool Inbox { get; set; }

    /// <summary>Whether no cleaning can be deferred.</summary>
    public bool CleaningQueue { get; set; }
}
