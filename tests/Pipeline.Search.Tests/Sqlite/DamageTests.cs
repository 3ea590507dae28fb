using Microsoft.Data.Sqlite;
using Pipeline.Articles.Searching;
using Pipeline.Articles.Searching.Trends;

namespace Pipeline.Search.Tests.Sqlite;

/// <summary>
/// An index whose file is damaged, deleted or somebody else's: it is noticed, said, moved aside and filled again; and no answer is silently
/// partial.
/// </summary>
public sealed class DamageTests : IDisposable
{
    private const int Articles = 300;
    private const int PageSize = 4096;

    private readonly IndexFile _file = new();
    private readonly StoredArticles _articles;
    private readonly RebuildStates _states = new();
    private readonly IndexMaintenance _maintenance;

    public DamageTests()
    {
        _articles = new StoredArticles(_file.Time);
        _maintenance = new IndexMaintenance(
            _file.Index, _file.Index, new IndexRebuild(_articles, _articles, TimeProvider.System), _states, _file.Time);
        for (var article = 0; article < Articles; article++)
        {
            _articles.Put($"{article}", text: $"Steel number{article}.");
        }
    }

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("truncated", IndexCheck.Quick)]
    [InlineData("no header", IndexCheck.Quick)]
    [InlineData("everything but the first page", IndexCheck.Quick)]
    [InlineData("one page in the middle", IndexCheck.Pages)]
    public async Task Damage_is_found_and_the_file_moved_aside_and_filled_again(string damage, IndexCheck check)
    {
        await FillAsync();
        Spoil(damage);

        (await _file.Index.FindDamageAsync(check, Some.Cancellation)).ShouldNotBeNull();
        var moved = (await _maintenance.MoveDamagedAsync(Some.Cancellation)).ShouldNotBeNull();

        moved.ShouldStartWith(_file.Path + ".damaged-");
        File.Exists(moved).ShouldBeTrue();
        (await _file.SearchAsync("steel"))
            .ShouldSatisfyAllConditions(found => found.IsPartial.ShouldBeTrue(), found => found.Total.ShouldBe(0));
        await ShouldBeFilledAsync();
    }

    [Fact]
    public async Task A_whole_file_is_left_where_it_is()
    {
        await FillAsync();
        (await _file.Index.FindDamageAsync(IndexCheck.Quick, Some.Cancellation)).ShouldBeNull();
        (await _file.Index.FindDamageAsync(IndexCheck.Pages, Some.Cancellation)).ShouldBeNull();
        (await _maintenance.MoveDamagedAsync(Some.Cancellation)).ShouldBeNull();
        (await _file.SearchAsync("steel"))
            .ShouldSatisfyAllConditions(found => found.IsPartial.ShouldBeFalse(), found => found.Total.ShouldBe(Articles));
    }

    [Fact]
    public async Task What_a_query_meets_is_found_by_the_next_quick_look()
    {
        await FillAsync();
        Spoil("everything but the first page");
        await Should.ThrowAsync<SearchIndexException>(() => _file.SearchAsync("steel"));

        (await _file.Index.FindDamageAsync(IndexCheck.Quick, Some.Cancellation)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("article_text", "\"steel\"")]
    [InlineData("article_stem", "steel")]
    public async Task A_full_text_index_that_is_not_of_its_texts_is_moved_aside_once_a_query_has_met_it(string table, string query)
    {
        await FillAsync();
        // Whole pages, and wrong ones: the list of words is not of these texts.
        _file.Execute($"DELETE FROM {table}_data WHERE id > 10");
        using var other = new SearchedFile(_file);
        await Should.ThrowAsync<SearchIndexException>(() => other.Index.SearchAsync(new SearchQuery { Text = query }, Some.Cancellation));

        (await other.Index.MoveDamagedAsync(Some.Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_file_of_zero_bytes_is_made_anew_and_says_that_it_is_not_complete()
    {
        await FillAsync();
        Spoil("zero bytes");
        (await _file.Index.FindDamageAsync(IndexCheck.Quick, Some.Cancellation)).ShouldBeNull();
        (await _file.SearchAsync("steel")).IsPartial.ShouldBeTrue();
        await ShouldBeFilledAsync();
    }

    [Fact]
    public async Task A_file_that_is_deleted_while_it_is_in_use_is_made_anew_and_nothing_is_written_to_the_old_one()
    {
        await FillAsync();
        (await _file.SearchAsync("steel")).Total.ShouldBe(Articles);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_file.Path)!))
        {
            File.Delete(file);
        }

        await _file.AddAsync(Some.Document("later", "Steel."));

        (await _file.SearchAsync("steel"))
            .ShouldSatisfyAllConditions(found => found.IsPartial.ShouldBeTrue(), found => found.Total.ShouldBe(1));
        (await _file.Open().SearchAsync(new SearchQuery { Text = "steel" }, Some.Cancellation)).Total.ShouldBe(1);
        _articles.Put("later", text: "Steel.");
        await _maintenance.RebuildAsync(restart: false, _ => { }, Some.Cancellation);
        (await _file.SearchAsync("steel"))
            .ShouldSatisfyAllConditions(found => found.IsPartial.ShouldBeFalse(), found => found.Total.ShouldBe(Articles + 1));
    }

    [Fact]
    public async Task A_log_that_another_file_left_is_no_silent_part_of_this_one()
    {
        await FillAsync();
        using var other = new IndexFile();
        await other.AddAsync([.. Enumerable.Range(0, 200).Select(i => Some.Document($"other{i}", "Copper."))]);
        SqliteConnection.ClearAllPools();
        _file.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        using var open = new SqliteConnection($"Data Source={other.Path};Pooling=False");
        open.Open();
        Write(open, "UPDATE article SET title = 'of the log'");
        File.Copy(other.Path + "-wal", _file.Path + "-wal", overwrite: true);
        File.Delete(_file.Path + "-shm");

        // SQLite takes the log for its own: pages of the other file stand in this one.
        (await _file.Index.FindDamageAsync(IndexCheck.Pages, Some.Cancellation)).ShouldNotBeNull();
        (await _maintenance.MoveDamagedAsync(Some.Cancellation)).ShouldNotBeNull();
        File.Exists(_file.Path + "-wal").ShouldBeFalse();
        await ShouldBeFilledAsync();
    }

    [Fact]
    public async Task A_log_that_a_killed_process_left_is_taken_over()
    {
        using var killed = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        await FillAsync();
        killed.Open();
        Write(killed, "PRAGMA wal_autocheckpoint = 0; UPDATE article SET title = 'kept'");
        foreach (var end in new[] { string.Empty, "-wal" })
        {
            File.Copy(_file.Path + end, _file.Path + ".copy" + end, overwrite: true);
        }

        using var copy = new SearchedFile(_file.Path + ".copy", _file.Time);
        (await copy.Index.FindDamageAsync(IndexCheck.Pages, Some.Cancellation)).ShouldBeNull();
        (await copy.Index.SearchAsync(new SearchQuery { Text = "steel" }, Some.Cancellation)).Hits.ShouldAllBe(hit => hit.Title == "kept");
    }

    [Fact]
    public async Task Another_programs_file_and_a_newer_versions_are_never_moved()
    {
        using var theirs = new IndexFile();
        theirs.Execute("CREATE TABLE theirs (x)");
        (await Should.ThrowAsync<SearchIndexException>(() => theirs.Index.FindDamageAsync(IndexCheck.Quick, Some.Cancellation)))
            .Message.ShouldContain("left alone");
        await Should.ThrowAsync<SearchIndexException>(() => theirs.Index.MoveDamagedAsync(Some.Cancellation));
        theirs.Execute("SELECT count(*) FROM theirs").ShouldBe(0L);

        await FillAsync();
        _file.Execute("PRAGMA user_version = 99");
        (await Should.ThrowAsync<SearchIndexException>(() => _file.Index.FindDamageAsync(IndexCheck.Quick, Some.Cancellation)))
            .Message.ShouldContain("newer pipeline");
        await Should.ThrowAsync<SearchIndexException>(() => _file.Index.MoveDamagedAsync(Some.Cancellation));
        _file.Execute("SELECT count(*) FROM article").ShouldBe((long)Articles);
    }

    [Fact]
    public async Task A_text_that_the_setting_names_by_mistake_is_left_alone()
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.GetDirectoryName(_file.Path)!).FullName, "notes.txt");
        await File.WriteAllTextAsync(path, new string('x', 10_000), Some.Cancellation);
        using var notes = new SearchedFile(path, _file.Time);

        (await Should.ThrowAsync<SearchIndexException>(() => notes.Index.MoveDamagedAsync(Some.Cancellation)))
            .Message.ShouldContain("Search__Path");

        (await File.ReadAllTextAsync(path, Some.Cancellation)).ShouldBe(new string('x', 10_000));
    }

    [Fact]
    public async Task A_filling_that_was_interrupted_goes_on_and_the_index_says_so_until_it_is_complete()
    {
        _articles.BeforeListing = listing =>
        {
            if (listing == 9)
            {
                throw new IOException("The storage is away.");
            }
        };
        await Should.ThrowAsync<IOException>(() => _maintenance.RebuildAsync(restart: false, _ => { }, Some.Cancellation));
        (await _file.SearchAsync("steel"))
            .ShouldSatisfyAllConditions(found => found.IsPartial.ShouldBeTrue(), found => found.Total.ShouldBeInRange(1, Articles - 1));
        var before = (await _file.SearchAsync("steel")).Total;
        _articles.BeforeListing = _ => { };

        (await _maintenance.RebuildAsync(restart: false, _ => { }, Some.Cancellation))
            .Written.ShouldBeLessThanOrEqualTo(Articles - before + 4);
        (await _file.SearchAsync("steel"))
            .ShouldSatisfyAllConditions(found => found.IsPartial.ShouldBeFalse(), found => found.Total.ShouldBe(Articles));
    }

    [Fact]
    public async Task The_checkpoint_of_a_file_that_was_lost_is_not_taken_for_the_new_ones()
    {
        _articles.BeforeListing = listing =>
        {
            if (listing == 9)
            {
                throw new IOException("The storage is away.");
            }
        };
        await Should.ThrowAsync<IOException>(() => _maintenance.RebuildAsync(restart: false, _ => { }, Some.Cancellation));
        _states.State.ShouldNotBeNull().Continuation.ShouldNotBeNull();
        _articles.BeforeListing = _ => { };
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_file.Path)!))
        {
            File.Delete(file);
        }

        await ShouldBeFilledAsync();
    }

    [Fact]
    public async Task Two_processes_that_meet_the_same_damage_move_it_once()
    {
        await FillAsync();
        var other = _file.Open();
        (await other.SearchAsync(new SearchQuery { Text = "steel" }, Some.Cancellation)).Total.ShouldBe(Articles);
        Spoil("everything but the first page");

        (await _maintenance.MoveDamagedAsync(Some.Cancellation)).ShouldNotBeNull();
        await _maintenance.RebuildAsync(restart: false, _ => { }, Some.Cancellation);

        (await other.MoveDamagedAsync(Some.Cancellation)).ShouldBeNull();
        (await other.SearchAsync(new SearchQuery { Text = "steel" }, Some.Cancellation)).Total.ShouldBe(Articles);
    }

    [Fact]
    public async Task Trends_of_an_index_that_is_not_complete_say_so()
    {
        await _file.AddAsync(Some.Document("a"));
        (await _file.Trends.ReadAsync(new TrendQuery(), Some.Cancellation)).IsPartial.ShouldBeTrue();
        await _maintenance.RebuildAsync(restart: false, _ => { }, Some.Cancellation);
        (await _file.Trends.ReadAsync(new TrendQuery(), Some.Cancellation)).IsPartial.ShouldBeFalse();
    }

    private async Task FillAsync()
    {
        await _maintenance.RebuildAsync(restart: true, _ => { }, Some.Cancellation);
        (await _file.SearchAsync("steel")).Total.ShouldBe(Articles);
        SqliteConnection.ClearAllPools();
        _file.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private async Task ShouldBeFilledAsync()
    {
        (await _maintenance.RebuildAsync(restart: false, _ => { }, Some.Cancellation)).Written.ShouldBe(Articles);
        (await _file.SearchAsync("steel"))
            .ShouldSatisfyAllConditions(found => found.IsPartial.ShouldBeFalse(), found => found.Total.ShouldBe(Articles));
        (await _file.FindAsync("number7")).ShouldBe(["7"]);
        (await _file.Index.FindDamageAsync(IndexCheck.Pages, Some.Cancellation)).ShouldBeNull();
    }

    private void Spoil(string damage)
    {
        using var file = new FileStream(_file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        switch (damage)
        {
            case "truncated":
                file.SetLength(file.Length / 2);
                break;
            case "no header":
                file.Write(new byte[100]);
                break;
            case "zero bytes":
                file.SetLength(0);
                break;
            case "one page in the middle":
                file.Position = LastLeaf(file);
                file.Write(Enumerable.Repeat((byte)0xAA, PageSize).ToArray());
                break;
            default:
                file.Position = PageSize;
                file.Write(Enumerable.Repeat((byte)0xAA, (int)file.Length - PageSize).ToArray());
                break;
        }
    }

    /// <summary>Where a page of rows begins that no table begins with, so that only who reads it meets it.</summary>
    private static long LastLeaf(FileStream file)
    {
        const byte TableLeaf = 0x0D;
        for (var position = file.Length - PageSize; ; position -= PageSize)
        {
            file.Position = position;
            if (file.ReadByte() == TableLeaf)
            {
                return position;
            }
        }
    }

    private static void Write(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
