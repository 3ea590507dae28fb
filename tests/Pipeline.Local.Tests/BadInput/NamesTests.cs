using System.Text;
using Pipeline.Articles.Contracts;

namespace Pipeline.Local.Tests.BadInput;

/// <summary>Names that a file can have in the storage, and what somebody could mean by them.</summary>
public sealed class NamesTests(BadInputHost host) : BadInputTests(host)
{
    [Theory]
    [InlineData("names/!\"#$&'()*+,-.:;<=>?@[]^_`{|}~ every sign.html")]
    [InlineData("names/100% of it.html")]
    [InlineData("names/%2e%2e%2fetc%2fpasswd.html")]
    [InlineData("names/%00.html")]
    [InlineData("names/a+b c&d=e?f#g.html")]
    [InlineData("names/..hidden..html")]
    [InlineData("names/...")]
    [InlineData("names/trailing.")]
    [InlineData("names/ leading and trailing .html ")]
    [InlineData("names/\U0001F309\U0001F468\u200D\U0001F469\u200D\U0001F467.html")]
    [InlineData("names/Br\u00FCcke.html")]
    [InlineData("names/Bru\u0308cke.html")]
    [InlineData("names/\u6A4B\u306E\u8A18\u4E8B.html")]
    [InlineData("names/\u202Elmth.egdirb")]
    [InlineData("names/<script>alert(1)</script>.html")]
    [InlineData("names/=cmd|'/c calc'!A1.csv")]
    [InlineData("names/CON")]
    [InlineData("names/.json")]
    [InlineData("names/a//b.html")]
    public async Task Is_kept_to_the_letter(string name)
    {
        var id = await DropAnyAsync(name);

        var article = await IsPublishedAsync(id);

        article.Name.ShouldBe(name);
        (await Host.AskAsync($"articles/{id}", Token)).GetProperty("entry").GetProperty("name").GetString().ShouldBe(name);
    }

    [Fact]
    public async Task A_thousand_and_twenty_four_characters()
    {
        var name = "names/" + string.Join('/', Enumerable.Repeat("a part of it", 78)) + "/end";
        name += new string('x', 1024 - name.Length);
        name.Length.ShouldBe(1024);
        (await IsPublishedAsync(await DropAnyAsync(name))).Name.ShouldBe(name);
    }

    [Fact]
    public async Task Two_hundred_and_fifty_four_parts()
    {
        var name = string.Join('/', Enumerable.Repeat("p", 254));
        (await IsPublishedAsync(await DropAnyAsync(name))).Name.ShouldBe(name);
    }

    [Theory]
    [InlineData("..", "\"..\"")]
    [InlineData("../etc/passwd", "\"..\"")]
    [InlineData("a/../b.html", "\"..\"")]
    [InlineData("//b.html", "slash")]
    [InlineData("a\\b.html", "backslash")]
    [InlineData("a/./b.html", "\".\"")]
    [InlineData("ends/", "slash")]
    [InlineData("a\nb.html", "control characters")]
    public async Task Is_refused_by_whoever_drops_it_with_our_own_commands(string name, string why)
    {
        var refused = await Should.ThrowAsync<ArgumentException>(Host.Account.DropAsync(name, Page("Refused"), Token));
        refused.Message.ShouldContain(why);
        refused.Message.ShouldContain("Rename it");
    }

    /// <summary>Drops an article as a program of somebody else does, which asks nobody about the name.</summary>
    private async Task<ArticleId> DropAnyAsync(string name)
    {
        var blob = new Azure.Storage.Blobs.BlobContainerClient(Host.Account.ConnectionString, StorageNames.Inbox).GetBlobClient(name);
        await blob.UploadAsync(new MemoryStream(Encoding.UTF8.GetBytes(Page("The name of it"))), overwrite: true, Token);
        return ArticleId.FromName(name);
    }
}
