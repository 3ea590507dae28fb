using System.Text;
using Azure;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;

namespace Pipeline.Storage.Tests.Blobs;

public sealed class BlobInboxTests(StorageFixture storage)
{
    private readonly IInboxReader _dropZone = storage.Get<IInboxReader>();
    private readonly IInbox _inbox = storage.Get<IInbox>();

    public static TheoryData<string> StrangeNames { get; } =
    [
        "plain.html",
        "with spaces and  two.html",
        "folder/sub folder/file.txt",
        "emoji 🙂👩‍👩‍👧 and ümläut.md",
        "日本語/記事.html",
        "100%25 #hash ?query&amp;=+.html",
        "quote's \"double\" <tag>;[x]{y}~`^|.json",
        "...dots/.hidden/no-extension",
        new string('n', 1024),
        string.Concat(Enumerable.Repeat("é🙂/", 253)) + "é.html",
        "%2F..%2e.html",
        "replacement \ufffd.html",
        "ends.",
        "a//b",
        "a/.../b..",
        " ",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_is_not_there_opens_as_null()
    {
        (await _dropZone.OpenAsync(Some.Name, Token)).ShouldBeNull();
        (await _dropZone.FindETagAsync(Some.Name, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_is_to_be_new_leaves_one_of_its_name_as_it_is()
    {
        var name = Some.Name;
        var etag = (await _inbox.CreateAsync(name, new MemoryStream("one"u8.ToArray()), Token)).ShouldNotBeNull();

        (await _inbox.CreateAsync(name, new MemoryStream("two"u8.ToArray()), Token)).ShouldBeNull();

        await using var opened = (await _dropZone.OpenAsync(name, Token)).ShouldNotBeNull();
        opened.ETag.ShouldBe(etag);
        (await ReadAsync(opened)).ShouldBe("one");
    }

    [Theory]
    [MemberData(nameof(StrangeNames))]
    public async Task A_dropped_file_is_listed_and_opened_under_its_name(string name)
    {
        var etag = await DropAsync(name, "content of " + name);

        await using var opened = await _dropZone.OpenAsync(name, Token);

        opened.ShouldNotBeNull().Name.ShouldBe(name);
        opened.ETag.ShouldBe(etag);
        (await ReadAsync(opened)).ShouldBe("content of " + name);
        (await _dropZone.FindETagAsync(name, Token)).ShouldBe(etag);
        var listed = await _inbox.ListAsync(Token).SingleAsync(file => file.Name == name, Token);
        listed.ETag.ShouldBe(etag);
        listed.Length.ShouldBe(opened.Length);
        opened.DroppedAt.ShouldBe(listed.LastModified);
    }

    [Fact]
    public async Task An_empty_file_can_be_dropped()
    {
        var name = Some.Name;
        await DropAsync(name, string.Empty);

        await using var opened = await _dropZone.OpenAsync(name, Token);

        opened.ShouldNotBeNull().Length.ShouldBe(0);
        (await ReadAsync(opened)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_version_of_a_file_is_read_from_any_place_until_it_is_another()
    {
        var name = Some.Name;
        var content = new byte[3 * 1024 * 1024];
        new Random(2).NextBytes(content);
        var etag = await _inbox.UploadAsync(name, new MemoryStream(content), Token);
        (await _dropZone.OpenVersionAsync(name, etag + "x", Token)).ShouldBeNull();
        (await _dropZone.OpenVersionAsync(Some.Name, etag, Token)).ShouldBeNull();

        await using var opened = (await _dropZone.OpenVersionAsync(name, etag, Token)).ShouldNotBeNull();
        opened.Length.ShouldBe(content.Length);
        opened.ETag.ShouldBe(etag);
        opened.Content.Position = 2_000_000;
        var read = new byte[1000];
        await opened.Content.ReadExactlyAsync(read, Token);
        read.ShouldBe(content[2_000_000..2_001_000]);

        await _inbox.UploadAsync(name, new MemoryStream(new byte[content.Length]), Token);
        opened.Content.Position = 0;
        await Should.ThrowAsync<RequestFailedException>(() => opened.Content.ReadExactlyAsync(read, Token).AsTask());
    }

    [Fact]
    public async Task A_file_of_many_megabytes_comes_back_whole()
    {
        var name = Some.Name;
        var content = new byte[20 * 1024 * 1024];
        new Random(1).NextBytes(content);
        await _inbox.UploadAsync(name, new MemoryStream(content), Token);

        await using var opened = await _dropZone.OpenAsync(name, Token);

        using var read = new MemoryStream();
        await opened.ShouldNotBeNull().Content.CopyToAsync(read, Token);
        read.ToArray().AsSpan().SequenceEqual(content).ShouldBeTrue();
        opened.Length.ShouldBe(content.Length);
    }

    [Fact]
    public async Task A_replaced_file_has_another_version()
    {
        var name = Some.Name;
        var first = await DropAsync(name, "first");
        var second = await DropAsync(name, "second");

        second.ShouldNotBe(first);
        await using var opened = await _dropZone.OpenAsync(name, Token);
        opened.ShouldNotBeNull().ETag.ShouldBe(second);
        (await ReadAsync(opened)).ShouldBe("second");
    }

    [Fact]
    public async Task A_version_has_no_quotes() =>
        (await DropAsync(Some.Name, "x")).ShouldNotContain("\"");

    [Theory]
    [InlineData("")]
    [InlineData("folder/")]
    [InlineData("/leading")]
    [InlineData("../up.html")]
    [InlineData("a/./b")]
    [InlineData("back\\slash.html")]
    [InlineData("line\nbreak")]
    [InlineData("nul\0")]
    public async Task A_name_that_storage_would_not_keep_is_refused(string name)
    {
        var error = await Should.ThrowAsync<ArgumentException>(DropAsync(name, "x"));

        error.Message.ShouldContain("Rename it");
        await Should.ThrowAsync<ArgumentException>(_dropZone.OpenAsync(name, Token));
        await Should.ThrowAsync<ArgumentException>(_inbox.RemoveAsync(name, Token));
        (await _dropZone.FindETagAsync(name, Token)).ShouldBeNull();
    }

    [Theory]
    [InlineData("../articles-clean/{0}")]
    [InlineData("a/../../articles-clean/{0}")]
    public async Task A_file_of_another_container_is_neither_seen_nor_opened_nor_removed(string form)
    {
        var blob = storage.Blobs.GetBlobContainerClient(StorageNames.CleanArticles).GetBlobClient(Some.Name);
        await blob.UploadAsync(new BinaryData("not theirs"), Token);
        var name = string.Format(null, form, blob.Name);

        (await _dropZone.FindETagAsync(name, Token)).ShouldBeNull();
        await Should.ThrowAsync<ArgumentException>(_dropZone.OpenAsync(name, Token));
        await Should.ThrowAsync<ArgumentException>(_inbox.RemoveAsync(name, Token));

        (await blob.ExistsAsync(Token)).Value.ShouldBeTrue();
    }

    [Fact]
    public async Task A_name_of_1025_characters_or_with_half_a_surrogate_pair_is_refused()
    {
        await Should.ThrowAsync<ArgumentException>(DropAsync(new string('n', 1025), "x"));
        await Should.ThrowAsync<ArgumentException>(DropAsync("half \ud83d.html", "x"));
    }

    private static async Task<string> ReadAsync(DroppedFile file)
    {
        using var reader = new StreamReader(file.Content);
        return await reader.ReadToEndAsync(Token);
    }

    private Task<string> DropAsync(string name, string content) =>
        _inbox.UploadAsync(name, new MemoryStream(Encoding.UTF8.GetBytes(content)), Token);
}
