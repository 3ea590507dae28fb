namespace Pipeline.Faults.Storage;

/// <summary>What happens to a request on its way to the storage.</summary>
/// <param name="Status">What is answered; 0: the connection is dropped.</param>
/// <param name="IsAfter">Whether the storage has done what was asked before that.</param>
internal readonly record struct StorageFault(int Status, bool IsAfter)
{
    public override string ToString() =>
        $"{(Status == 0 ? "dropped" : Status.ToString(System.Globalization.CultureInfo.InvariantCulture))} "
        + $"{(IsAfter ? "after" : "before")}";
}
