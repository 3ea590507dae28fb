namespace Pipeline.Benchmarks.EndToEnd;

/// <summary>A kind of storage operation, as the services bill and limit them.</summary>
internal enum OperationKind
{
    BlobPut,
    BlobGet,
    BlobProperties,
    BlobDelete,
    BlobLease,
    BlobList,
    QueueSend,
    QueueReceive,
    QueueDelete,
    QueueProperties,
    TableGet,
    TableQuery,
    TableWrite,
    TableTransaction,
    Create,
    Other,
}
