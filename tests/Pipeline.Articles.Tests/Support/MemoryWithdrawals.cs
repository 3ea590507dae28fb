using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The queue of requests to withdraw in memory.</summary>
internal sealed class MemoryWithdrawals(WriteBudget writes) : MemoryRequests<WithdrawalRequest>(writes), IWithdrawalQueue;
