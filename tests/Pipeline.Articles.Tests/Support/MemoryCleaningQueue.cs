using Pipeline.Articles.Contracts;
using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Tests.Support;

/// <summary>The queue of requests to clean in memory.</summary>
internal sealed class MemoryCleaningQueue(WriteBudget writes) : MemoryRequests<CleaningRequest>(writes), ICleaningQueue;
