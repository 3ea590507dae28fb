namespace Articles.Client.Tests.Positions;

public sealed class FilePositionsTests : PositionsContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("articles-client-");
    private FilePositions _positions;

    public FilePositionsTests() => _positions = FilePositions.Open(File);

    protected override IArticlePositions Positions => _positions;

    private string File => Path.Combine(_folder.FullName, "positions.jsonl");

    public void Dispose()
    {
        _positions.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Positions_are_there_again_after_a_restart_with_a_line_for_each_article()
    {
        await ApplyAsync(Some.Enriched("a.txt", 1));
        await ApplyAsync(Some.Withdrawn("a.txt", 2));
        await ApplyAsync(Some.Enriched("b.txt", 1));

        Reopen();

        (await ApplyAsync(Some.Enriched("a.txt", 1))).ShouldBeFalse();
        (await ApplyAsync(Some.Withdrawn("a.txt", 2))).ShouldBeFalse();
        (await ApplyAsync(Some.Enriched("c.txt", 1))).ShouldBeTrue();
        Reopen();
        (await ApplyAsync(Some.Enriched("c.txt", 1))).ShouldBeFalse();
        _positions.Dispose();
        System.IO.File.ReadAllLines(File).Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_line_that_a_program_did_not_finish_is_dropped_and_its_event_handled_again()
    {
        await ApplyAsync(Some.Enriched("a.txt", 1));
        await ApplyAsync(Some.Enriched("b.txt", 1));
        _positions.Dispose();
        var bytes = await System.IO.File.ReadAllBytesAsync(File, Token);
        await System.IO.File.WriteAllBytesAsync(File, bytes[..^9], Token);

        _positions = FilePositions.Open(File);

        (await ApplyAsync(Some.Enriched("a.txt", 1))).ShouldBeFalse();
        (await ApplyAsync(Some.Enriched("b.txt", 1))).ShouldBeTrue();
        Reopen();
        (await ApplyAsync(Some.Enriched("b.txt", 1))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_damaged_line_is_an_error_because_a_lost_position_could_revive_a_withdrawn_article()
    {
        await ApplyAsync(Some.Withdrawn("a.txt", 2));
        _positions.Dispose();
        await System.IO.File.AppendAllTextAsync(File, "{}\n", Token);

        Should.Throw<InvalidDataException>(() => FilePositions.Open(File)).Message.ShouldContain("line 2");
    }

    [Fact]
    public void A_second_program_cannot_open_the_file() => Should.Throw<IOException>(() => FilePositions.Open(File));

    private void Reopen()
    {
        _positions.Dispose();
        _positions = FilePositions.Open(File);
    }
}
