namespace Pipeline.Search.Tests.Sqlite;

public sealed class SuggestionTests : IDisposable
{
    private readonly IndexFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Names_and_headlines_are_found_by_the_beginning_of_any_of_their_words()
    {
        await _file.AddAsync(
            Some.Document("a") with
            { Title = "Blinken travels to Beijing", Entities = [new("Person", "Antony Blinken"), new("Location", "China")] },
            Some.Document("b") with
            { Title = "A summit", Entities = [new("Person", "Antony Blinken"), new("Organization", "Blink Fitness")] });

        (await SuggestAsync("bli")).ShouldBe(["Antony Blinken", "Blink Fitness", "Blinken travels to Beijing"]);
        (await SuggestAsync("BLINKEN")).ShouldBe(["Antony Blinken", "Blinken travels to Beijing"]);
        (await SuggestAsync("ken")).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_words_have_to_occur_and_only_the_last_may_go_on()
    {
        await _file.AddAsync(
            Some.Document("a") with { Title = "Storm over the southern coast", Entities = [new("Location", "South China Sea")] });
        (await SuggestAsync("south ch")).ShouldBe(["South China Sea"]);
        (await SuggestAsync("coast sto")).ShouldBe(["Storm over the southern coast"]);
        (await SuggestAsync("sto coast ")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("žiž", "Slavoj Žižek")]
    [InlineData("ziz", "Slavoj Žižek")]
    [InlineData("中", "中国人民")]
    [InlineData("中国", "中国人民")]
    [InlineData("Αθη", "Αθήνα")]
    public async Task Every_script_is_suggested(string typed, string expected)
    {
        await _file.AddAsync(
            Some.Document("a") with { Entities = [new("Person", "Slavoj Žižek"), new("Location", "中国人民"), new("Location", "Αθήνα")] });
        (await SuggestAsync(typed)).ShouldBe([expected]);
    }

    [Fact]
    public async Task The_names_that_most_articles_have_and_the_newest_headlines_come_first()
    {
        await _file.AddAsync([.. Enumerable.Range(0, 9).Select(i => Some.Document($"{i}") with
        {
            Title = $"Harbour news {i}",
            Entities = i < 3 ? [new("Location", "Harbour Town")] : [new("Location", "Harbour Bridge")],
        })]);
        (await SuggestAsync("har", 5)).ShouldBe(["Harbour Bridge", "Harbour Town", "Harbour news 8", "Harbour news 7", "Harbour news 6"]);
        (await SuggestAsync("har", 1)).ShouldBe(["Harbour Bridge"]);
    }

    [Fact]
    public async Task What_no_article_has_any_more_is_not_suggested()
    {
        var document = Some.Document("a") with { Title = "Tariffs", Entities = [new("Event", "Tariff summit")] };
        await _file.AddAsync(document, Some.Document("b") with { Entities = [new("Event", "Tariff talks")] });
        await _file.AddAsync(document with { Sequence = 2, Title = "Duties", Entities = [] });
        (await SuggestAsync("tar")).ShouldBe(["Tariff talks"]);

        await _file.Index.DeleteAsync([new(document.Id)], Some.Cancellation);
        (await SuggestAsync("dut")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\"*()\0 -")]
    public async Task Nothing_is_suggested_for_what_has_no_letter(string typed)
    {
        await _file.AddAsync(Some.Document("a") with { Title = "Title" });
        (await SuggestAsync(typed)).ShouldBeEmpty();
    }

    private async Task<string[]> SuggestAsync(string typed, int top = 10) =>
        [.. (await _file.Index.SuggestAsync(typed, top, Some.Cancellation)).Select(suggestion => suggestion.Text)];
}
