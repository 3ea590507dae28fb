namespace Pipeline.Articles.Reading.Processes;

/// <summary>What ended a reader.</summary>
internal enum ReaderFailureKind
{
    /// <summary>A fault in it, or something outside.</summary>
    Crash,

    /// <summary>Its stack was used up.</summary>
    Stack,

    /// <summary>It needed more memory than it may have.</summary>
    Memory,
}
