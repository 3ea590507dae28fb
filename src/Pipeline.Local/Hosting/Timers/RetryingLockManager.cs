using Azure;
using Microsoft.Azure.WebJobs.Host;

namespace Pipeline.Local.Hosting.Timers;

#pragma warning disable CS0618 // "Not ready for public consumption": there is no other way to the locks.

/// <summary>
/// The locks of the timers. A renewal that the storage refused is retried, while the SDK would end the process. A lock that another host
/// has taken over is lost, as usual.
/// </summary>
internal sealed class RetryingLockManager(IDistributedLockManager locks) : IDistributedLockManager
{
    public Task<IDistributedLock> TryLockAsync(
        string account, string lockId, string lockOwnerId, string proposedLeaseId, TimeSpan lockPeriod,
        CancellationToken cancellationToken) =>
        locks.TryLockAsync(account, lockId, lockOwnerId, proposedLeaseId, lockPeriod, cancellationToken);

    public async Task<bool> RenewAsync(IDistributedLock lockHandle, CancellationToken cancellationToken)
    {
        try
        {
            return await locks.RenewAsync(lockHandle, cancellationToken);
        }
        catch (Exception exception)
            when (StorageFailure.Is(exception) && !IsLost(exception) && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public Task<string> GetLockOwnerAsync(string account, string lockId, CancellationToken cancellationToken) =>
        locks.GetLockOwnerAsync(account, lockId, cancellationToken);

    public Task ReleaseLockAsync(IDistributedLock lockHandle, CancellationToken cancellationToken) =>
        locks.ReleaseLockAsync(lockHandle, cancellationToken);

    /// <summary>The service's own words for it: <c>LeaseIdMismatchWithLeaseOperation</c>, <c>LeaseLost</c>…</summary>
    private static bool IsLost(Exception exception) =>
        exception is RequestFailedException { ErrorCode: { } code } && code.StartsWith("Lease", StringComparison.Ordinal);
}
