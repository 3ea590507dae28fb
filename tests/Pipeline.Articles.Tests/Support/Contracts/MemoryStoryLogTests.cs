using Pipeline.Articles.Enrichment.Stories;
using Pipeline.Contracts;

namespace Pipeline.Articles.Tests.Support.Contracts;

public sealed class MemoryStoryLogTests : StoryLogContract
{
    public MemoryStoryLogTests()
        : this(new MemoryStoryLog())
    {
    }

    private MemoryStoryLogTests(IStoryLog log)
        : base(log, log)
    {
    }
}
