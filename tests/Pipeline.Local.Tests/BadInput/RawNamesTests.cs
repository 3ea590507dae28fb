using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Reprocessing;

namespace Pipeline.Local.Tests.BadInput;

/// <summary>
/// Names as an untrusted dropper writes them: each file is published under exactly its name, or rejected for it, and nothing else is read
/// or deleted.
/// </summary>
public sealed class RawNamesTests(BadInputHost host) : BadInputTests(host)
{
    private const string Victim = "raw/victim.html";

    private RawInbox Raw => new(Host.Account.ConnectionString);

    [Theory]
    [InlineData("../{0}/{1}.json", "../{0}/{1}.json")]
    [InlineData("%2e%2e/{0}/{1}.json", "../{0}/{1}.json")]
    [InlineData("%2E%2E%2F{0}%2F{1}.json", "../{0}/{1}.json")]
    [InlineData("..%5C{0}%5C{1}.json", "../{0}/{1}.json")]
    [InlineData("raw/../../{0}/{1}.json", "raw/../../{0}/{1}.json")]
    [InlineData("raw/%2e%2e/%2e%2e/{0}/{1}.json", "raw/../../{0}/{1}.json")]
    [InlineData("./../{0}/{1}.json", "./../{0}/{1}.json")]
    [InlineData("../../devstoreaccount1/{0}/{1}.json", "../../devstoreaccount1/{0}/{1}.json")]
    public async Task Dots_that_lead_to_another_container_read_publish_and_delete_nothing_there(string target, string name)
    {
        var victim = await VictimAsync();
        foreach (var container in new[] { StorageNames.CleanArticles, StorageNames.EnrichedArticles })
        {
            var dropped = string.Format(null, name, container, victim);
            await Raw.DropAsync(string.Format(null, target, container, victim), Page("Led astray"), Token);

            await IsRejectedAsync(ArticleId.FromName(dropped), "bad-name", "Rename it");
            await IsLeftAloneAsync(dropped);
            (await Host.Account.EnrichedArticles.FindETagAsync(ArticleId.FromName(dropped), Token)).ShouldBeNull();
        }

        await IsWholeAsync(victim);
    }

    [Fact]
    public async Task The_command_that_removes_deletes_nothing_elsewhere()
    {
        var victim = await VictimAsync();
        foreach (var name in new[] { $"../{StorageNames.EnrichedArticles}/{victim}.json",
            $"a/../../{StorageNames.CleanArticles}/{victim}.json" })
        {
            await Raw.DropAsync(name, Page("Led astray"), Token);

            var command = await Host.Account.Command.RunAsync(Token, "remove", name);

            command.ExitCode.ShouldBe(1);
            command.Errors.ShouldContain($"'{name}' was not removed");
            await IsLeftAloneAsync(name);
        }

        await IsWholeAsync(victim);
    }

    [Theory]
    [InlineData("raw-dir/", "raw-dir/")]
    [InlineData("raw-dir%2F%2F", "raw-dir//")]
    [InlineData("//raw-lead.html", "//raw-lead.html")]
    [InlineData("%2Fraw-lead.html", "/raw-lead.html")]
    [InlineData("raw/./b.html", "raw/./b.html")]
    [InlineData("raw/%2e/c.html", "raw/./c.html")]
    [InlineData("raw/..", "raw/..")]
    [InlineData("raw/a%0Ab.html", "raw/a\nb.html")]
    [InlineData("raw/a%0Db.html", "raw/a\rb.html")]
    [InlineData("raw/a%09b.html", "raw/a\tb.html")]
    [InlineData("raw/a%7Fb.html", "raw/a\u007fb.html")]
    [InlineData("raw/a%C2%85b.html", "raw/a\u0085b.html")]
    public async Task A_name_that_no_address_keeps_is_rejected_and_the_file_left_alone(string target, string name)
    {
        await Raw.DropAsync(target, Page("Under no name"), Token);

        await IsRejectedAsync(ArticleId.FromName(name), "bad-name", "Rename it");
        await IsLeftAloneAsync(name);
    }

    [Fact]
    public async Task A_name_that_is_too_long_or_too_deep_is_rejected()
    {
        foreach (var name in new[] { "raw/" + new string('n', 1021), "raw/" + new string('m', 6000), "raw/"
            + string.Join('/', Enumerable.Repeat("p", 254)) })
        {
            await Raw.DropAsync(name, Page("Too long"), Token);
            await IsRejectedAsync(ArticleId.FromName(name), "bad-name", "Rename it");
        }
    }

    [Theory]
    [InlineData("raw/%252e%252e/literal.html", "raw/%2e%2e/literal.html")]
    [InlineData("raw/%252e%252e%252fliteral.html", "raw/%2e%2e%2fliteral.html")]
    [InlineData("raw//double.html", "raw//double.html")]
    [InlineData("raw/trailing.", "raw/trailing.")]
    [InlineData("raw/segment./...", "raw/segment./...")]
    [InlineData("raw/..;/semicolon.html", "raw/..;/semicolon.html")]
    [InlineData("raw%5Cback%5Cslash.html", "raw/back/slash.html")]
    [InlineData("raw/a%3Fb%23c%25d.html", "raw/a?b#c%d.html")]
    [InlineData("raw/%2525.html", "raw/%25.html")]
    [InlineData("raw/Case.html", "raw/Case.html")]
    [InlineData("raw/case.html", "raw/case.html")]
    [InlineData("raw/Br%C3%BCcke.html", "raw/Br\u00FCcke.html")]
    [InlineData("raw/Bru%CC%88cke.html", "raw/Bru\u0308cke.html")]
    [InlineData("raw/%20blanks%20", "raw/ blanks ")]
    [InlineData("raw/x%E2%80%A8y.html", "raw/x\u2028y.html")]
    public async Task A_name_that_comes_back_unchanged_is_published_to_the_letter(string target, string name)
    {
        var headline = $"What is called {target.Length} {target.Count(char.IsUpper)}";
        await Raw.DropAsync(target, Page(headline), Token);

        var article = await IsPublishedAsync(ArticleId.FromName(name));

        article.Name.ShouldBe(name);
        article.Title.ShouldBe(headline);
    }

    [Fact]
    public async Task A_line_feed_takes_over_no_item_of_a_feed()
    {
        const string Feed = "raw-feed.json";
        var body = Paragraph.Replace("\"", "\\\"", StringComparison.Ordinal);
        await Raw.DropAsync(
            Feed, $$"""[{"id":"one","title":"The first of two","body":"{{body}}"},{"id":"two","title":"The second of """
                + $$"""two","body":"{{body}}"}]""", Token);
        var item = ArticleId.FromPart(Feed, "one");
        await IsPublishedAsync(item);

        await Raw.DropAsync($"{Feed}%0Aone", Page("Taken over"), Token);
        await IsRejectedAsync(ArticleId.FromName($"{Feed}\none"), "bad-name", "control characters");

        ArticleId.FromName($"{Feed}\none").ShouldNotBe(item);
        (await IsPublishedAsync(item)).Title.ShouldBe("The first of two");
    }

    [Fact]
    public async Task A_message_about_such_a_name_reads_and_withdraws_nothing()
    {
        var victim = await VictimAsync();
        var name = $"../{StorageNames.EnrichedArticles}/{victim}.json";
        await Raw.DropAsync(name, Page("Led astray"), Token);
        await IsRejectedAsync(ArticleId.FromName(name), "bad-name", "Rename it");

        await Queue(StorageNames.ToWithdraw).SendMessageAsync($$"""{"name":"{{name}}"}""", Token);
        await Queue(StorageNames.ToWithdraw).SendMessageAsync(
            $$"""{"eventType":"Microsoft.Storage.BlobDeleted","subject":"/blobServices/default/containers/inbox/blobs/{{name}}"}""", Token);
        await Queue(StorageNames.ToReprocess).SendMessageAsync(
            ReprocessingMessage.Format(new ReprocessingRequest(victim, default, name, ArticleStage.Cleaned, ReprocessingCause.Failed)),
            Token);
        await DrainedAsync(StorageNames.ToWithdraw);
        await DrainedAsync(StorageNames.ToReprocess);

        await IsRejectedAsync(ArticleId.FromName(name), "bad-name", "Rename it");
        await IsWholeAsync(victim);
        await IsLeftAloneAsync(name);
    }

    [Fact]
    public async Task It_is_shown_like_every_rejection()
    {
        const string Name = "raw/./listed.html";
        var id = ArticleId.FromName(Name);
        await Raw.DropAsync(Name, Page("Listed"), Token);
        await IsRejectedAsync(id, "bad-name", "\"..\"");

        var life = await Host.AskAsync($"articles/{id}", Token);
        life.GetProperty("entry").GetProperty("name").GetString().ShouldBe(Name);
        life.GetProperty("fileETag").GetString().ShouldBe((await FindAsync(Name))!);
        var shown = await Host.Account.Command.RunAsync(Token, "article", "show", Name);
        shown.Output.ShouldContain("bad-name");
    }

    /// <summary>An article whose documents the names point at.</summary>
    private async Task<ArticleId> VictimAsync()
    {
        var id = ArticleId.FromName(Victim);
        if (await Host.Account.Ledger.FindAsync(id, Token) is null)
        {
            await PublishedAsync(Victim, Page("What was never theirs"));
        }

        await IsPublishedAsync(id);
        return id;
    }

    /// <summary>Its documents are there, and it is published.</summary>
    private async Task IsWholeAsync(ArticleId victim)
    {
        foreach (var container in new[] { StorageNames.CleanArticles, StorageNames.EnrichedArticles })
        {
            (await new BlobClient(Host.Account.ConnectionString, container, $"{victim}.json").ExistsAsync(Token))
                .Value.ShouldBeTrue(container);
        }

        (await Host.SettledAsync(victim, Token)).Stage.ShouldBe(ArticleStage.Published);
    }

    private async Task IsLeftAloneAsync(string name) => (await FindAsync(name)).ShouldNotBeNull();

    /// <summary>The ETag of a file by a listing, which is the only way to look at one of any name.</summary>
    private async Task<string?> FindAsync(string name) =>
        (await new BlobContainerClient(Host.Account.ConnectionString, StorageNames.Inbox)
            .GetBlobsAsync(new GetBlobsOptions { Prefix = name }, Token)
            .FirstOrDefaultAsync(blob => blob.Name == name, Token))?.Properties.ETag?.ToString().Trim('"');

    private QueueClient Queue(string name) =>
        new(Host.Account.ConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    private Task DrainedAsync(string queue) => BadInputHost.UntilAsync(
        async () => (await Queue(queue).GetPropertiesAsync(Token)).Value.ApproximateMessagesCount == 0, () =>
            Task.FromResult($"{queue} is not empty"), Token);
}
