namespace Pipeline.Faults.Storage;

/// <summary>Where a slow request loses its time.</summary>
internal enum SlowPlace
{
    /// <summary>It does not.</summary>
    Nowhere,

    /// <summary>Before the storage has it.</summary>
    OnTheWay,

    /// <summary>After the storage did what was asked.</summary>
    OnTheWayBack,

    /// <summary>Before the storage has it, and its client is cut off at once.</summary>
    AfterTheClient,
}
