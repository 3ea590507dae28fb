using System.Text.Json;

namespace Pipeline.Local.Tests.EndToEnd;

/// <summary>Two reports of one event on a real Azurite, and the commands that show them as one story.</summary>
public sealed class StoryCommandsTests(LocalAccount account) : IClassFixture<LocalAccount>
{
    private const string First =
        "Ferry Aurora collides with a freighter near Tolvik\n\nThe ferry Aurora collided with a freighter near "
        + "Tolvik harbour on Monday, and twelve passengers were hurt, the coastguard said. Rescue boats brought "
        + "everybody ashore within an hour, and the harbour of Tolvik was closed until the evening. Nobody knows "
        + "why the freighter had left its course before the collision with the ferry.";

    private const string Second =
        "Twelve passengers hurt as ferry Aurora and freighter collide off Tolvik\n\nTwelve passengers were hurt "
        + "when the ferry Aurora and a freighter collided near Tolvik harbour. Rescue boats of the coastguard "
        + "brought everybody ashore, Maria Hagen of the Norwegian Maritime Authority said on Monday. The freighter "
        + "had left its course before the collision. The harbour was closed for an hour.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reports_of_one_event_are_listed_and_shown_as_one_story()
    {
        var folder = Directory.CreateTempSubdirectory("stories-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "first.txt"), First, Token);
        (await account.Command.RunAsync(Token, "ingest", folder.FullName, "--json")).ExitCode.ShouldBe(0);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "second.txt"), Second, Token);
        (await account.Command.RunAsync(Token, "ingest", folder.FullName, "--json")).ExitCode.ShouldBe(0);
        folder.Delete(recursive: true);

        var listed = await account.Command.RunAsync(Token, "stories", "--json");
        var story = JsonDocument.Parse(listed.Lines.ShouldHaveSingleItem()).RootElement;
        story.GetProperty("articles").GetInt32().ShouldBe(2);
        var id = story.GetProperty("id").GetString()!;

        var shown = await account.Command.RunAsync(Token, "story", id, "--json");
        var articles = shown.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        articles.Select(article => (article.GetProperty("name").GetString(), article.GetProperty("story").GetString())).ShouldBe(
            [("first.txt", "new"), ("second.txt", "known")], ignoreOrder: true);
        articles.ShouldAllBe(article => article.GetProperty("storyId").GetString() == id);
        (await account.Command.RunAsync(Token, "story", id)).Lines.ShouldContain(line => line.Contains("2 of 2 articles"));
        (await account.Command.RunAsync(Token, "stories")).Lines.ShouldContain(line => line.Contains("1 story"));
    }

    [Theory]
    [InlineData("nothing", "'nothing' is no story's id")]
    [InlineData("0123456789abcdef0123456789abcdef", "No article in the index is of the story 0123456789abcdef0123456789abcdef.")]
    public async Task A_story_that_is_not_there_is_an_error(string id, string message)
    {
        var result = await account.Command.RunAsync(Token, "story", id);

        result.ExitCode.ShouldBe(1);
        result.Errors.ShouldContain(message);
    }
}
