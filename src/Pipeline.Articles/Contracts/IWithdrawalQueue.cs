using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Contracts;

/// <summary>The queue <see cref="StorageNames.ToWithdraw"/>.</summary>
public interface IWithdrawalQueue
{
    /// <summary>Requests a check whether something has to be withdrawn.</summary>
    /// <param name="request">The file or article to check.</param>
    /// <param name="delay">How long the message stays invisible; zero for at once, at most seven days.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task SendAsync(WithdrawalRequest request, TimeSpan delay, CancellationToken cancellationToken);
}
