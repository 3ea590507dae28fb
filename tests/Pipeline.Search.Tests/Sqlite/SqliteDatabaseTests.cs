using Microsoft.Data.Sqlite;
using Pipeline.Articles.Searching;
using Pipeline.Search.Sqlite;

namespace Pipeline.Search.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly IndexFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task What_was_written_is_there_when_the_file_is_opened_again()
    {
        await _file.AddAsync(Some.Document("a", "steel"));
        _file.Index.Dispose();
        (await _file.Open().SearchAsync(new SearchQuery { Text = "steel" }, Some.Cancellation)).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Several_hosts_write_and_search_at_once()
    {
        var indexes = Enumerable.Range(0, 4).Select(_ => _file.Open()).ToList();
        await Task.WhenAll(indexes.SelectMany((index, host) => Enumerable.Range(0, 25).Select(async i =>
        {
            await index.UpsertAsync(
                [Some.Document($"{host}-{i}", "steel") with { Entities = [new("Event", $"e{i % 5}")] }], Some.Cancellation);
            (await index.SearchAsync(new SearchQuery { Text = "steel", Facets = true }, Some.Cancellation)).Total.ShouldBeGreaterThan(0);
        })));

        var results = await _file.SearchAsync(new SearchQuery { Text = "steel", Facets = true });
        results.Total.ShouldBe(100);
        results.Facets["entity"].Sum(count => count.Count).ShouldBe(100);
    }

    [Fact]
    public async Task Hosts_that_start_at_once_make_the_file_once()
    {
        for (var round = 0; round < 20; round++)
        {
            using var file = new IndexFile();
            var hosts = Enumerable.Range(0, 6).Select(_ => file.Open()).ToList();
            await Task.WhenAll(hosts.Select((host, i) => host.UpsertAsync([Some.Document($"{i}")], Some.Cancellation)));
            (await file.SearchAsync(string.Empty)).Total.ShouldBe(6);
        }
    }

    [Fact]
    public async Task Revisions_that_race_leave_the_newest()
    {
        var indexes = Enumerable.Range(0, 3).Select(_ => _file.Open()).ToList();
        await Task.WhenAll(Enumerable.Range(1, 30).Select(sequence =>
            indexes[sequence % 3]
                .UpsertAsync([Some.Document("a", $"revision{sequence}") with { Sequence = sequence }], Some.Cancellation)));
        (await _file.FindAsync("revision30")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Searching_goes_on_while_another_process_writes()
    {
        await _file.AddAsync(Some.Document("a", "steel"));
        using var other = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        other.Open();
        using var transaction = other.BeginTransaction();
        using var command = other.CreateCommand();
        command.CommandText = "UPDATE article SET title = 'not committed'";
        command.ExecuteNonQuery();

        (await _file.SearchAsync("steel")).Hits.ShouldHaveSingleItem().Title.ShouldBeNull();
    }

    [Fact]
    public async Task A_statement_under_way_is_interrupted_by_cancelling()
    {
        using var database = new SqliteDatabase(_file.Path);
        using var cancellation = new CancellationTokenSource();
        var endless = database.RunAsync(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText =
                    "WITH RECURSIVE number (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM number) SELECT max(x) FROM number";
                cancellation.CancelAfter(TimeSpan.FromMilliseconds(50));
                return command.ExecuteScalar();
            },
            cancellation.Token);
        await Should.ThrowAsync<OperationCanceledException>(() => endless.WaitAsync(TimeSpan.FromSeconds(30), Some.Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_as_it_is()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file.Path)!);
        var content = string.Concat(Enumerable.Repeat("This is not a database. ", 100));
        await File.WriteAllTextAsync(_file.Path, content, Some.Cancellation);

        var message = (await Should.ThrowAsync<SearchIndexException>(() => _file.SearchAsync("steel"))).Message;
        message.ShouldContain(_file.Path);
        message.ShouldContain("damaged");
        (await Should.ThrowAsync<SearchIndexException>(() => _file.AddAsync(Some.Document("a")))).Message.ShouldContain("damaged");
        (await File.ReadAllTextAsync(_file.Path, Some.Cancellation)).ShouldBe(content);
    }

    [Fact]
    public async Task A_damaged_index_is_named()
    {
        await _file.AddAsync([.. Enumerable.Range(0, 200).Select(i => Some.Document($"{i}", $"steel w{i}"))]);
        SqliteConnection.ClearAllPools();
        _file.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        await using (var stream = File.OpenWrite(_file.Path))
        {
            stream.Position = 4096;
            await stream.WriteAsync(Enumerable.Repeat((byte)0xAA, (int)stream.Length - 4096).ToArray(), Some.Cancellation);
        }

        var message = (await Should.ThrowAsync<SearchIndexException>(() => _file.SearchAsync("steel"))).Message;
        message.ShouldContain(_file.Path);
        message.ShouldContain("index rebuild");
    }

    [Fact]
    public async Task Another_programs_database_is_left_alone()
    {
        _file.Execute("CREATE TABLE theirs (x)");
        (await Should.ThrowAsync<SearchIndexException>(() => _file.SearchAsync("steel"))).Message.ShouldContain("left alone");
        _file.Execute("SELECT count(*) FROM sqlite_schema").ShouldBe(1L);
        _file.Execute("PRAGMA journal_mode").ShouldBe("delete");
    }

    [Fact]
    public async Task An_index_of_a_newer_version_is_left_alone()
    {
        await _file.AddAsync(Some.Document("a"));
        _file.Execute($"PRAGMA user_version = {Schema.Version + 1}");
        (await Should.ThrowAsync<SearchIndexException>(() => _file.SearchAsync("steel"))).Message.ShouldContain("newer pipeline");
        _file.Execute("PRAGMA user_version").ShouldBe((long)Schema.Version + 1);
    }

    [Fact]
    public async Task A_new_file_has_the_current_version_and_write_ahead_mode()
    {
        await _file.Index.EnsureCreatedAsync(Some.Cancellation);
        _file.Execute("PRAGMA user_version").ShouldBe((long)Schema.Version);
        _file.Execute("PRAGMA journal_mode").ShouldBe("wal");
    }

    [Fact]
    public async Task A_file_that_is_deleted_under_way_is_made_anew()
    {
        await _file.AddAsync(Some.Document("a", "steel"));
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(_file.Path)!, recursive: true);
        (await _file.SearchAsync("steel")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_folder_in_the_files_place_is_explained()
    {
        Directory.CreateDirectory(_file.Path);
        (await Should.ThrowAsync<SearchIndexException>(() => _file.SearchAsync("steel"))).Message.ShouldContain("Search__Path");
    }

    [Fact]
    public async Task A_file_in_its_folders_place_is_explained()
    {
        await File.WriteAllTextAsync(Path.GetDirectoryName(_file.Path)!, "a file", TestContext.Current.CancellationToken);

        (await Should.ThrowAsync<SearchIndexException>(() => _file.SearchAsync("steel"))).Message.ShouldContain("Search__Path");
    }

    [Fact]
    public async Task Ten_thousand_articles_are_written_and_searched_at_once()
    {
        var words = Enumerable.Range(0, 2000).Select(i => $"word{i}").ToArray();
        var documents = Enumerable.Range(0, 10_000).Select(
            i => Some.Document($"{i}", string.Join(' ', Enumerable.Range(0, 40).Select(j => words[i * (j + 7) % words.Length]))) with
            {
                Title = $"article number{i}",
                Language = i % 3 == 0 ? "en" : "de",
                Entities = [new("Event", $"event{i % 50}")],
                PublishedAt = Some.Now.AddMinutes(-i),
            }).ToArray();
        foreach (var batch in documents.Chunk(1000))
        {
            await _file.AddAsync(batch);
        }

        var everything = await _file.SearchAsync(new SearchQuery { Facets = true, Top = 3 });
        everything.Total.ShouldBe(10_000);
        everything.Hits.Select(hit => hit.Name).ShouldBe(["0", "1", "2"]);
        everything.Facets["language"].ShouldBe([new FacetCount("de", 6666), new FacetCount("en", 3334)]);
        everything.Facets["entity"].Count.ShouldBe(SearchFacets.MaxValues);
        everything.Facets["entity"].ShouldAllBe(count => count.Count == 200);

        (await _file.FindAsync("title:number4711")).ShouldBe(["4711"]);
        var some = await _file.SearchAsync(new SearchQuery { Text = "word7 word14", Language = "en", Top = 1000 });
        some.WithAllWords.ShouldBe(
            documents.Count(document => document.Language == "en" && Has(document, "word7") && Has(document, "word14")));
        some.WithAllWords!.Value.ShouldBeGreaterThan(0);

        static bool Has(SearchDocument document, string word) => document.Text.Split(' ').Contains(word);
    }
}
