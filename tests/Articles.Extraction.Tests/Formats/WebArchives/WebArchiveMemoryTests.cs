using Articles.Extraction.Tests.Formats.Archives;

namespace Articles.Extraction.Tests.Formats.WebArchives;

/// <summary>What an archive keeps in memory; alone, because the heap is the whole process's.</summary>
[CollectionDefinition(nameof(WebArchiveMemoryTests), DisableParallelization = true)]
[Collection(nameof(WebArchiveMemoryTests))]
public sealed class WebArchiveMemoryTests
{
    [Fact]
    public void Memory_does_not_grow_with_the_archive()
    {
        var page = Warcs.Response(
            1, Warcs.Bridge, Warcs.Page("Bridge", "<p>The harbour board voted on Tuesday to close the bridge.</p>"));
        using var content = new Repeated(Compressed.Gzip(page), times: 40_000);
        using var archive = WebArchive.Open(content)!;
        archive.Read();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        while (archive.Read() is not null)
        {
        }

        archive.Records.ShouldBe(40_000);
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(1_000_000);
    }
}
