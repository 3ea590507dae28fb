using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Cleaning.Fingerprints;
using Pipeline.Contracts;
using Pipeline.Storage.Sqlite;

namespace Pipeline.Storage.Tests;

public sealed class SqliteFingerprintIndexTests(SqliteFingerprintFile file)
    : FingerprintIndexContract(file.First, file.Second), IClassFixture<SqliteFingerprintFile>
{
    private readonly SqliteFingerprintFile _file = file;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Is_what_keeps_fingerprints_where_a_file_is_named()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("ArticleStorage", (string?)"UseDevelopmentStorage=true")]).Build();
        using var services = new ServiceCollection()
            .AddLogging()
            .AddPipelineStorage(configuration)
            .Configure<DuplicateOptions>(options => options.FingerprintFile = _file.FilePath)
            .BuildServiceProvider();

        services.GetRequiredService<IFingerprintIndex>().ShouldBeOfType<SqliteFingerprintIndex>();
    }

    [Fact]
    public async Task What_was_claimed_is_there_after_the_process_has_ended()
    {
        var (holder, band) = (Some.Id, $"kept-{Guid.NewGuid():N}");
        using (var before = _file.Open())
        {
            await before.ClaimAsync(holder, [band], Token);
        }

        using var after = _file.Open();
        (await after.ClaimAsync(Some.Id, [band], Token))[band].ShouldBe(holder);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_with_what_to_do_and_left_alone()
    {
        var path = _file.FilePath + ".txt";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, new string('x', 10_000), Token);
        using var index = _file.Open(path);

        var exception = await Should.ThrowAsync<InvalidOperationException>(index.FindAsync(Some.Id, Token));

        exception.Message.ShouldContain(path);
        exception.Message.ShouldContain("remove it");
        (await File.ReadAllTextAsync(path, Token)).ShouldBe(new string('x', 10_000));
    }
}
