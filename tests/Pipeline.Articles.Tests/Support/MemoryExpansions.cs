using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The queue of ranges to clean in memory.</summary>
internal sealed class MemoryExpansions(WriteBudget writes) : MemoryRequests<ExpansionRequest>(writes), IExpansionQueue;
