using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Contracts;

/// <summary>The queue <see cref="StorageNames.ToWithdraw"/>.</summary>
public interface IWithdrawalQueue
{
    /// <summary>Asks to look whether something has to be withdrawn.</summary>
    /// <param name="request">What to look at.</param>
    /// <param name="delay">How long the message stays invisible; zero for at once, at most seven days.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task SendAsync(WithdrawalRequest request, TimeSpan delay, CancellationToken cancellationToken);
}
