using Azure;

namespace Pipeline.Local.Hosting;

/// <summary>Recognizes a storage that refused a request or did not answer.</summary>
internal static class StorageFailure
{
    /// <summary>
    /// Whether the storage's client threw the exception. After its retries it throws the exceptions of all attempts at once. A time-out
    /// comes as a cancellation, so do not ask about a request that may have been cancelled.
    /// </summary>
    public static bool Is(Exception exception) => exception switch
    {
        RequestFailedException or IOException or OperationCanceledException => true,
        AggregateException all => all.InnerExceptions.All(Is),
        _ => false,
    };
}
