using Pipeline.Articles.Searching;

namespace Pipeline.Search.Tests.Sqlite;

/// <summary>What is found though it was typed otherwise than the articles have it.</summary>
public sealed class ForgivingSearchTests : IDisposable
{
    private readonly IndexFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("electric cars", "car")]
    [InlineData("ELECTRIC CAR", "car")]
    [InlineData("who was stabbed in berlin", "stabbing")]
    [InlineData("lodz", "lodz")]
    [InlineData("łódź", "lodz")]
    [InlineData("strasse", "strasse")]
    [InlineData("Straßen", "strasse")]
    [InlineData("tromso", "tromso")]
    [InlineData("TROMSØ", "tromso")]
    [InlineData("aeroskobing", "danish")]
    [InlineData("thorshofn", "danish")]
    [InlineData("diyarbakir", "turkish")]
    [InlineData("elecciones", "spanish")]
    [InlineData("elección", "spanish")]
    [InlineData("réfugié", "french")]
    [InlineData("refugies", "french")]
    [InlineData("брюсселе", "russian")]
    [InlineData("ＮＡＴＯ", "russian")]
    [InlineData("ニュース", "japanese")]
    [InlineData("東京 ニュース", "japanese")]
    [InlineData("us embassy", "embassy")]
    [InlineData("u.s. embassies", "embassy")]
    [InlineData("embassy's", "embassy")]
    [InlineData("l'ambassade", "french")]
    public async Task Articles_are_found_whatever_the_endings_accents_and_widths(string query, string expected)
    {
        await FillAsync();
        (await _file.FindAsync(query)).ShouldBe([expected]);
    }

    [Fact]
    public async Task Articles_with_all_words_come_first_then_those_with_most_of_the_weight()
    {
        await _file.AddAsync(
            [
                English("both", "A report says that the reactors leaked, and much else beside it, at great length."),
                English("rare", "Reactor reactor reactor."),
                English("common", "Leak."),
                .. Enumerable.Range(0, 20).Select(i => English($"{i}", "A pipe leaks.")),
            ]);

        var results = await _file.SearchAsync(new SearchQuery { Text = "leaking reactors", Top = 100 });
        results.Hits.Select(hit => hit.Name).ShouldBe(["both", "rare"]);
        (results.Total, results.WithAllWords).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Where_no_article_has_most_of_the_words_those_that_have_one_are_found()
    {
        await _file.AddAsync(English("a", "A reactor."), English("b", "A pipe."));
        var results = await _file.SearchAsync("reactor sharks volcano meteor");
        results.Hits.Select(hit => hit.Name).ShouldBe(["a"]);
        results.WithAllWords.ShouldBe(0);
    }

    [Theory]
    [InlineData(SearchSort.Newest, new[] { "all old", "some new", "some old" })]
    [InlineData(SearchSort.Oldest, new[] { "all old", "some old", "some new" })]
    public async Task By_date_too_articles_with_all_words_come_first(SearchSort sort, string[] expected)
    {
        await _file.AddAsync(
            English("all old", "steel tariffs") with { PublishedAt = Some.Now.AddYears(-5) },
            English("some new", "steel") with { PublishedAt = Some.Now },
            English("some old", "tariff") with { PublishedAt = Some.Now.AddYears(-1) });
        (await _file.SearchAsync(new SearchQuery { Text = "steel tariff", Sort = sort })).Hits.Select(hit => hit.Name).ShouldBe(expected);
    }

    [Theory]
    [InlineData("the who", "band")]
    [InlineData("to be or not to be", "hamlet")]
    public async Task Stop_words_alone_are_looked_for_as_they_stand(string query, string expected)
    {
        await _file.AddAsync(
            English("band", "The Who played in Leeds."), English("hamlet", "To be, or not to be."), English("other", "The band played."));
        (await _file.FindAsync(query)).ShouldBe([expected]);
    }

    [Fact]
    public async Task Words_that_another_language_leaves_out_are_looked_for()
    {
        await _file.AddAsync(
            English("war", "War crimes were tried in court."), English("crime", "Crimes were tried in court."),
            Some.Document("de", "Er war gestern im Gericht und sprach.") with { Language = "de" });
        (await _file.FindAsync("war crimes")).ShouldBe(["war", "crime"]);
    }

    [Theory]
    [InlineData("\"electric cars\"", "")]
    [InlineData("\"electric car\"", "car")]
    [InlineData("title:cars", "")]
    [InlineData("electric AND cars", "")]
    [InlineData("cars OR autos", "")]
    [InlineData("(electric cars)", "")]
    [InlineData("electric cars -sold", "")]
    [InlineData("electric cars -sell", "car")]
    [InlineData("\"electric car\" factories", "car")]
    [InlineData("title:\"lodz\"", "")]
    [InlineData("\"lodz\"", "lodz")]
    [InlineData("\"strasse\"", "strasse")]
    [InlineData("strass*", "strasse")]
    [InlineData("\"tromso\"", "tromso")]
    public async Task Quotation_marks_fields_stars_and_operators_are_taken_to_the_letter(string query, string expected)
    {
        await FillAsync();
        (await _file.FindAsync(query)).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Totals_facets_and_pages_are_those_of_what_is_listed_whatever_the_filter()
    {
        await _file.AddAsync(
            [
                .. Enumerable.Range(0, 30).Select(i => English($"{i}", i % 3 == 0 ? "steel tariffs" : "a tariff") with
                {
                    SiteName = i % 2 == 0 ? "Even" : "Odd",
                    Entities = [new("Location", i < 10 ? "China" : "Chile")],
                }),
            ]);
        var all = await _file.SearchAsync(new SearchQuery { Text = "steel tariffs", Facets = true, Top = 100 });
        all.Hits.Count.ShouldBe((int)all.Total);
        foreach (var site in all.Facets["site"])
        {
            var filtered = await _file.SearchAsync(new SearchQuery { Text = "steel tariffs", SiteName = site.Value, Top = 100 });
            filtered.Total.ShouldBe(site.Count);
            filtered.Hits.Count.ShouldBe((int)site.Count);
        }

        var pages = new List<string>();
        for (var skip = 0; skip < all.Total; skip += 7)
        {
            pages.AddRange(
                (await _file.SearchAsync(new SearchQuery { Text = "steel tariffs", Skip = skip, Top = 7 })).Hits.Select(hit => hit.Name));
        }

        pages.ShouldBe(all.Hits.Select(hit => hit.Name));
    }

    [Fact]
    public async Task A_filter_that_leaves_only_poorer_matches_shows_them()
    {
        await _file.AddAsync(
            [
                English("all", "steel tariffs") with { SiteName = "One" }, English("some", "a tariff") with { SiteName = "Two" },
                .. Enumerable.Range(0, 9).Select(i => English($"{i}", "a tariff") with { SiteName = "One" }),
            ]);
        (await _file.FindAsync("steel tariffs")).ShouldBe(["all"]);
        (await _file.SearchAsync(new SearchQuery { Text = "steel tariffs", SiteName = "Two" })).Hits.Select(hit => hit.Name)
            .ShouldBe(["some"]);
    }

    [Theory]
    [InlineData("eletric", "electric", "car")]
    [InlineData("Trmoso", "tromso", "tromso")]
    [InlineData("eletric Trmoso", "electric tromso", "car tromso")]
    [InlineData("zzzz", null, "")]
    public async Task When_nothing_is_found_a_word_that_no_article_has_is_read_as_one_with_another_letter(
        string query, string? meant, string expected)
    {
        await _file.AddAsync(English("car", "It sold an electric motorcar."), English("tromso", "Tromsø is dark."));
        var results = await _file.SearchAsync(query);
        results.DidYouMean.ShouldBe(meant);
        results.Hits.Select(hit => hit.Name).Order(StringComparer.Ordinal)
            .ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Nothing_is_corrected_where_something_is_found()
    {
        await _file.AddAsync(English("a", "steel"), English("b", "tariffs"));
        var results = await _file.SearchAsync("steel tarifs");
        results.DidYouMean.ShouldBeNull();
        results.Hits.Select(hit => hit.Name).ShouldBe(["a"]);
    }

    [Theory]
    [InlineData("cars", "It sold an electric \u0002car\u0003 and a van.")]
    [InlineData("lodz", "Mieszka w mieście \u0002Łódź\u0003 od lat.")]
    [InlineData("strasse", "Die \u0002Straße\u0003 ist ﬁnster.")]
    [InlineData("中国", "美国国务卿访问\u0002中国\u0003北京。")]
    [InlineData("中国北京", "美国国务卿访问\u0002中国北京\u0003。")]
    public async Task Snippets_mark_the_words_as_the_article_has_them(string query, string expected)
    {
        await _file.AddAsync(
            English("en", "It sold an electric car and a van."),
            Some.Document("pl", "Mieszka w mieście Łódź od lat.") with { Language = "pl" },
            Some.Document("de", "Die Straße ist ﬁnster.") with { Language = "de" },
            Some.Document("zh", "美国国务卿访问中国北京。") with { Language = "zh" });
        (await _file.SearchAsync(query)).Hits[0].Snippet.ShouldBe(expected);
    }

    [Fact]
    public async Task A_snippet_is_the_passage_with_the_most_of_the_words()
    {
        var filler = string.Join(' ', Enumerable.Repeat("filler", 100));
        await _file.AddAsync(English("a", $"Steel. {filler} They put tariffs on steel again. {filler}"));
        var snippet = (await _file.SearchAsync("steel tariff")).Hits[0].Snippet!;
        snippet.ShouldContain("They put \u0002tariffs\u0003 on \u0002steel\u0003 again.");
        snippet.ShouldStartWith("…");
        snippet.ShouldEndWith("…");
    }

    [Fact]
    public async Task Suggestions_fold_letters_as_the_search_does()
    {
        await _file.AddAsync(English("a", "x") with { Title = "Łódź wins", Entities = [new("Location", "Tromsø")] });
        (await _file.Index.SuggestAsync("lod", 5, Some.Cancellation)).Single().Text.ShouldBe("Łódź wins");
        (await _file.Index.SuggestAsync("tromso", 5, Some.Cancellation)).Single().Text.ShouldBe("Tromsø");
    }

    [Fact]
    public async Task What_was_replaced_or_removed_is_not_found_by_its_endings()
    {
        await _file.AddAsync(English("a", "electric cars"), English("b", "electric cars"));
        await _file.AddAsync(English("a", "steam trains") with { Sequence = 2 });
        (await _file.FindAsync("car")).ShouldBe(["b"]);
        await _file.Index.DeleteAsync([new(Pipeline.Articles.Contracts.ArticleId.FromName("b"))], Some.Cancellation);
        (await _file.FindAsync("car")).ShouldBeEmpty();
        (await _file.FindAsync("train")).ShouldBe(["a"]);
    }

    private Task FillAsync() => _file.AddAsync(
        English("car", "It sold an electric car."),
        English("stabbing", "A man was stabbed on Sunday near a station in Berlin."),
        English("embassy", "The U.S. Embassy's staff left."),
        Some.Document("lodz", "Pociągi do Łodzi i miasto Łódź.") with { Language = "pl" },
        Some.Document("strasse", "Die Straße ist gesperrt.") with { Language = "de" },
        Some.Document("tromso", "Nordlys over Tromsø.") with { Language = "no" },
        Some.Document("danish", "Ærøskøbing og Þórshöfn.") with { Language = "da" },
        Some.Document("turkish", "Diyarbakır'da toplantı yapıldı.") with { Language = "tr" },
        Some.Document("spanish", "La elección será en mayo.") with { Language = "es" },
        Some.Document("french", "Les réfugiés attendaient devant l’ambassade.") with { Language = "fr" },
        Some.Document("russian", "Саммит NATO прошёл в Брюсселе.") with { Language = "ru" },
        Some.Document("japanese", "東京のﾆｭｰｽです。") with { Language = "ja" });

    private static SearchDocument English(string name, string text) => Some.Document(name, text) with { Language = "en" };
}
