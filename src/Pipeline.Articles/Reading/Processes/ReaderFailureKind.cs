namespace Pipeline.Articles.Reading.Processes;

/// <summary>What ended a reader.</summary>
internal enum ReaderFailureKind
{
    /// <summary>A fault in the process, or an external cause.</summary>
    Crash,

    /// <summary>Its stack was used up.</summary>
    Stack,

    /// <summary>It exceeded its memory limit.</summary>
    Memory,
}
