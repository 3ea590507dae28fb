using System.Text.Json;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Publishing;

/// <summary>
/// What an editor filters by is in the document, the index and the events; what is for editors alone only where it is asked for.
/// </summary>
public sealed class WireDetailsTests : IDisposable
{
    private const string Note = "Call Ida on 555 0123 before use";

    private readonly MemoryPipeline _pipeline = new(
        ("Subscriptions:0:Name", "readers"), ("Subscriptions:0:Queue", "readers"),
        ("Subscriptions:1:Name", "desk"), ("Subscriptions:1:Queue", "desk"), ("Subscriptions:1:EditorsNotes", "true"),
        ("Subscriptions:1:Filter:Urgencies:0", "2"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ArticleId Id => ArticleId.FromItem("tag:1");

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task What_an_editor_filters_by_is_in_the_document_the_index_and_the_event()
    {
        await _pipeline.DropAsync("a.json", Item("\"urgency\": 2"), Token);

        var wire = Document().Wire.ShouldNotBeNull();
        (wire.Flavour, wire.Urgency, wire.Slugline, wire.UsageTerms).ShouldBe(("ninjs", 2, "trams", "No archives"));
        wire.Subjects.ShouldBe(
        [
            new SubjectTerm("medtop", "20001065", "soccer"),
            new SubjectTerm("medtop", "20000822", "competition discipline") { IsBroader = true },
            new SubjectTerm("medtop", "15000000", "sport") { IsBroader = true },
        ]);
        var found = _pipeline.Index.Documents[Id];
        (found.Urgency, found.Provider).ShouldBe((2, "Ostermark Wire"));
        found.Subjects.ShouldBe(["soccer", "competition discipline", "sport"]);
        var data = Data("readers");
        data.GetProperty("urgency").GetInt32().ShouldBe(2);
        data.GetProperty("subjects").EnumerateArray().Select(subject => subject.GetProperty("name").GetString())
            .ShouldBe(["soccer", "competition discipline", "sport"]);
    }

    [Fact]
    public async Task Documents_and_events_with_it_meet_their_schemas()
    {
        await _pipeline.DropAsync("a.json", Item("\"urgency\": 2"), Token);

        SchemaFile.Read("Enrichment/enriched-article").Validate(Json(Document())).ShouldBeEmpty();
        SchemaFile.Read("Publishing/article-event").Validate(Event("desk")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_note_to_editors_goes_to_those_alone_who_ask_for_it()
    {
        await _pipeline.DropAsync("a.json", Item("\"urgency\": 2"), Token);

        _pipeline.Cleaned.All.Single().Wire!.EditorsNote.ShouldBe(Note);
        Json(Document()).ShouldNotContain(Note);
        Event("readers").ShouldNotContain(Note);
        Data("desk").GetProperty("editorsNote").GetString().ShouldBe(Note);
    }

    [Fact]
    public async Task The_page_of_an_article_shows_the_events_as_they_were_sent()
    {
        await _pipeline.DropAsync("a.json", Item("\"urgency\": 2"), Token);

        var row = (await _pipeline.Ledger.FindAsync(Id, Token))!;
        var sent = _pipeline.SentEvents.Of(row, Document(), _pipeline.Cleaned.All.Single());

        sent.Select(one => System.Text.Encoding.UTF8.GetString(one.CloudEvent.Span)).Order()
            .ShouldBe(new[] { Event("desk"), Event("readers") }.Order());
    }

    [Fact]
    public async Task An_urgency_that_changes_under_the_same_text_is_the_next_revision_and_leaves_those_it_no_longer_matches()
    {
        await _pipeline.DropAsync("a.json", Item("\"urgency\": 2"), Token);
        await _pipeline.DropAsync("a.json", Item("\"urgency\": 4"), Token);

        Document().Sequence.ShouldBe(2);
        _pipeline.Index.Documents[Id].Urgency.ShouldBe(4);
        JsonDocument.Parse(Event("desk")).RootElement.GetProperty("data").GetProperty("reason").GetString().ShouldBe("no-longer-matches");
    }

    private static string Item(string field) => $$"""
        {"guid": "tag:1", "versioncreated": "2026-11-24T07:00:00Z", "headline": "Bridge", "provider": "Ostermark Wire", "slugline": "trams",
        "usageterms": "No archives", "ednote": "{{Note}}", "subject": [{"code": "medtop:20001065", "name": "Fußball"}],
        "associations": {"main": {"type": "picture", "guid": "tag:2", "description_text": "A tram.", "byline": "Ada Lunde",
        "renditions": {"original": {"href": "https://ostermark.test/tram.jpg"} } } },
        "body_text": {{JsonSerializer.Serialize(Some.ArticleText)}}, {{field}}}
        """;

    private EnrichedArticle Document() => _pipeline.Enriched.All.Single();

    private static string Json(EnrichedArticle article) => JsonSerializer.Serialize(article, EnrichmentJson.Default.EnrichedArticle);

    private string Event(string queue) => _pipeline.Subscribers.Sent.Last(sent => sent.Queue == queue).Event.GetRawText();

    private JsonElement Data(string queue) => JsonDocument.Parse(Event(queue)).RootElement.GetProperty("data").GetProperty("wire");
}
