using Articles.Extraction;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Publishing;
using Pipeline.Articles.Publishing.Events;
using Pipeline.Articles.Publishing.Subscriptions;
using Pipeline.Faults.Counting;
using Pipeline.Faults.Dropping;

namespace Pipeline.Faults.Tests.Counting;

/// <summary>The counting can see loss: each promise that is broken in one place is found, and nothing else is.</summary>
public sealed class AuditTests
{
    private static readonly DroppedFile Article = new("a.txt", 2, "The text."u8.ToArray(), IsArticle: true, "zb");
    private static readonly DroppedFile Gone = new("c.txt", 1, "Removed."u8.ToArray(), IsArticle: true, "zd") { IsRemoved = true };
    private static readonly DroppedFile Picture = new("b.png", 1, "No text."u8.ToArray(), IsArticle: false, "zc");

    [Fact]
    public void A_run_in_which_everything_arrived_is_sound()
    {
        var tally = Audit.Of([Article, Picture], Sound());

        tally.Findings.ShouldBeEmpty();
        (tally.Dropped, tally.Published, tally.Rejected, tally.Lost, tally.Redelivered).ShouldBe((2, 1, 1, 0, 0));
    }

    [Fact]
    public void An_article_without_a_row_is_lost() =>
        Lost(seen => seen with { Ledger = Without(seen.Ledger, Article.Id) }).ShouldContain("the ledger has no row");

    [Fact]
    public void An_article_that_is_still_on_its_way_is_lost() =>
        Lost(seen => Change(seen, row => row with { Stage = ArticleStage.Enriched })).ShouldContain("it is Enriched");

    [Fact]
    public void An_article_that_is_rejected_is_lost() =>
        Lost(seen => Change(
            seen, row => row with { Stage = ArticleStage.Rejected, Reason = new RejectionReason("empty", "Nothing in it.") }))
            .ShouldContain("it is Rejected: Nothing in it.");

    [Fact]
    public void An_article_in_an_older_revision_is_lost() =>
        Lost(seen => Change(seen, row => row with { Revision = Revision.Of("Older."u8) }))
            .ShouldContain("the ledger has an older revision");

    [Fact]
    public void An_event_that_one_subscriber_lacks_is_a_loss() =>
        Lost(seen => seen with { Events = [.. seen.Events.Where(received => received.Subscription != "english")] })
            .ShouldContain("the subscriber 'english' has no event of revision 2");

    [Fact]
    public void An_event_of_an_older_revision_alone_is_a_loss() =>
        Lost(seen => seen with { Events = [.. seen.Events.Select(received => received with { Sequence = 1 })] })
            .ShouldContain("has no event of revision 2");

    [Fact]
    public void A_delivery_that_the_ledger_does_not_know_is_a_loss() =>
        Lost(seen => Change(seen, row => row with { Delivered = ["everything"] }))
            .ShouldContain("the ledger does not say that 'english' has it");

    [Fact]
    public void A_document_of_an_older_revision_is_a_loss() =>
        Lost(seen => seen with
        {
            Documents = new Dictionary<ArticleId,
            EnrichedArticle>
            { [Article.Id] = seen.Documents[Article.Id] with { Revision = Revision.Of("Older."u8) } }
        })
            .ShouldContain("enriched document is missing");

    [Fact]
    public void An_article_that_the_index_lacks_is_lost() =>
        Lost(seen => seen with { Index = [] }).ShouldContain("the index does not list it");

    [Fact]
    public void An_article_whose_newest_text_is_not_found_is_lost() =>
        Lost(seen => seen with { Found = Found(Article.RevisionMark) }).ShouldContain("a search does not find its newest revision");

    [Fact]
    public void A_subscriber_that_was_not_told_of_the_end_of_its_copy_is_a_loss() =>
        Lost(seen => seen with { Events = [.. seen.Events, Received("german", "5", sequence: 1)] })
            .ShouldContain("the subscriber 'german' was not told");

    [Fact]
    public void A_removed_file_that_is_withdrawn_everywhere_is_counted()
    {
        var tally = Audit.Of([Article, Picture, Gone], SoundAfterRemoval());

        tally.Findings.ShouldBeEmpty();
        (tally.Published, tally.Withdrawn, tally.Lost).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void A_removed_file_that_still_stands_in_the_ledger_is_noticed() =>
        LostAfterRemoval(seen => seen with { Ledger = With(seen.Ledger, seen.Ledger[Gone.Id] with { Stage = ArticleStage.Published }) })
            .ShouldContain("it was removed, and is Published");

    [Fact]
    public void A_removed_file_that_is_not_taken_back_everywhere_is_noticed() =>
        LostAfterRemoval(seen => seen with { Ledger = With(seen.Ledger, seen.Ledger[Gone.Id] with { Recipients = ["everything"] }) })
            .ShouldContain("it was removed, and is Withdrawn");

    [Fact]
    public void A_document_of_a_removed_file_is_noticed() =>
        LostAfterRemoval(seen => seen with { Cleaned = new HashSet<ArticleId>(seen.Cleaned) { Gone.Id } })
            .ShouldContain("it was removed, and has documents");

    [Fact]
    public void A_subscriber_that_was_not_told_of_a_removal_is_noticed() =>
        LostAfterRemoval(seen => seen with { Events = [.. seen.Events.Where(received => received.Type != EventFactory.WithdrawnType)] })
            .ShouldContain("the subscriber 'everything' was not told that it was removed");

    [Fact]
    public void A_removed_file_that_is_still_found_is_noticed()
    {
        var seen = SoundAfterRemoval();
        var tally = Audit.Of([Article, Picture, Gone], seen with { Index = [.. seen.Index, Gone.Id] });

        tally.Stray.ShouldBe(1);
        tally.Findings.ShouldHaveSingleItem().ShouldContain("the index lists it although it is not published");
    }

    [Fact]
    public void A_subscriber_that_was_told_that_its_copy_does_not_stand_though_it_does_is_a_loss() =>
        Lost(seen => seen with { Events = [.. seen.Events, Received("everything", "8") with { Type = EventFactory.WithdrawnType }] })
            .ShouldContain("was told that its copy does not stand, and it does");

    [Fact]
    public void A_rejection_without_a_reason_is_a_loss()
    {
        var seen = Sound();
        var tally = Audit.Of([Article, Picture], seen with { Ledger = With(seen.Ledger, seen.Ledger[Picture.Id] with { Reason = null }) });

        tally.Lost.ShouldBe(1);
        tally.Findings.ShouldHaveSingleItem().ShouldContain("rejected without a reason");
    }

    [Fact]
    public void An_article_twice_in_the_index_is_noticed() =>
        Strays(seen => seen with { Index = [Article.Id, Article.Id] }).ShouldContain("the index lists it more than once");

    [Fact]
    public void An_article_that_a_search_finds_twice_is_noticed()
    {
        var found = new Dictionary<string, IReadOnlyList<ArticleId>>(Sound().Found) { [Article.Mark] = [Article.Id, Article.Id] };
        Strays(seen => seen with { Found = found }).ShouldContain("a search finds it more than once");
    }

    [Fact]
    public void An_older_revision_that_is_still_found_is_noticed()
    {
        var found = new Dictionary<string, IReadOnlyList<ArticleId>>(Sound().Found) { [Article.StaleMarks.Single()] = [Article.Id] };
        Strays(seen => seen with { Found = found }).ShouldContain("a search finds an older revision");
    }

    [Fact]
    public void What_nobody_dropped_is_noticed() =>
        Strays(seen => seen with { Index = [.. seen.Index, ArticleId.FromName("c.txt")] }).ShouldContain("nobody dropped it");

    [Fact]
    public void A_duplicate_with_the_same_id_is_counted_and_allowed()
    {
        var tally = Audit.Of([Article, Picture], Sound() with { Events = [.. Sound().Events, Received("everything", "1")] });

        tally.IsSound.ShouldBeTrue();
        tally.Redelivered.ShouldBe(1);
    }

    [Fact]
    public void A_duplicate_with_another_id_is_noticed()
    {
        var tally = Audit.Of([Article, Picture], Sound() with { Events = [.. Sound().Events, Received("everything", "9")] });

        (tally.OtherIds, tally.Redelivered).ShouldBe((1, 0));
        tally.Findings.ShouldHaveSingleItem().ShouldContain("has 2 ids for one event");
    }

    private static string Lost(Func<Observation, Observation> change)
    {
        var tally = Audit.Of([Article, Picture], change(Sound()));
        tally.Lost.ShouldBe(1);
        tally.IsSound.ShouldBeFalse();
        return string.Join('\n', tally.Findings);
    }

    private static string LostAfterRemoval(Func<Observation, Observation> change)
    {
        var tally = Audit.Of([Article, Picture, Gone], change(SoundAfterRemoval()));
        tally.Lost.ShouldBe(1);
        return string.Join('\n', tally.Findings);
    }

    private static Observation SoundAfterRemoval()
    {
        var seen = Sound();
        return seen with
        {
            Ledger = With(seen.Ledger, new LedgerEntry { Id = Gone.Id, Name = Gone.Name, Stage = ArticleStage.Withdrawn, Sequence = 2 }),
            Events =
            [
                .. seen.Events,
                new ReceivedEvent("everything", "6", EventFactory.EnrichedType, Gone.Id, 1, DateTimeOffset.UnixEpoch),
                new ReceivedEvent("everything", "7", EventFactory.WithdrawnType, Gone.Id, 2, DateTimeOffset.UnixEpoch),
            ],
        };
    }

    private static string Strays(Func<Observation, Observation> change)
    {
        var tally = Audit.Of([Article, Picture], change(Sound()));
        (tally.Stray, tally.IsSound).ShouldBe((1, false));
        return string.Join('\n', tally.Findings);
    }

    private static Observation Sound() => new()
    {
        Ledger = new Dictionary<ArticleId, LedgerEntry>
        {
            [Article.Id] =
                new()
                {
                    Id = Article.Id,
                    Name = Article.Name,
                    Stage = ArticleStage.Published,
                    Revision = Article.Revision,
                    Sequence = 2,
                    Delivered = ["everything", "english"]
                },
            [Picture.Id] =
                new()
                {
                    Id = Picture.Id,
                    Name = Picture.Name,
                    Stage = ArticleStage.Rejected,
                    Reason =
                        new RejectionReason("picture", "A picture.")
                },
        },
        Documents = new Dictionary<ArticleId, EnrichedArticle>
        {
            [Article.Id] =
                new()
                {
                    Id = Article.Id,
                    Name = Article.Name,
                    Revision = Article.Revision,
                    Sequence = 2,
                    Format = "text",
                    Language = "en",
                    Text = "The text."
                },
        },
        Cleaned = new HashSet<ArticleId> { Article.Id },
        Index = [Article.Id],
        Found = Found(),
        Events = [Received("everything", "1"), Received("english", "2")],
        Subscriptions = Subscriptions(),
        Poisoned = 0,
    };

    private static Dictionary<string, IReadOnlyList<ArticleId>> Found(string? except = null) =>
        ((string[])[Article.Mark, Article.RevisionMark]).Where(mark => mark != except)
            .ToDictionary(mark => mark, IReadOnlyList<ArticleId> (_) => [Article.Id]);

    private static ReceivedEvent Received(string subscription, string id, int sequence = 2) =>
        new(subscription, id, EventFactory.EnrichedType, Article.Id, sequence, DateTimeOffset.UnixEpoch);

    private static Observation Change(Observation seen, Func<LedgerEntry, LedgerEntry> change) =>
        seen with { Ledger = With(seen.Ledger, change(seen.Ledger[Article.Id])) };

    private static Dictionary<ArticleId, LedgerEntry> With(IReadOnlyDictionary<ArticleId, LedgerEntry> ledger, LedgerEntry row) =>
        new(ledger) { [row.Id] = row };

    private static Dictionary<ArticleId, LedgerEntry> Without(IReadOnlyDictionary<ArticleId, LedgerEntry> ledger, ArticleId id) =>
        ledger.Where(row => row.Key != id).ToDictionary();

    /// <summary>As a host reads them from its settings.</summary>
    private static IReadOnlyList<Subscription> Subscriptions()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Subscriptions:0:Name"] = "everything",
                ["Subscriptions:0:Queue"] = "everything",
                ["Subscriptions:1:Name"] = "english",
                ["Subscriptions:1:Queue"] = "english",
                ["Subscriptions:1:Filter:Languages:0"] = "en",
                ["Subscriptions:2:Name"] = "german",
                ["Subscriptions:2:Queue"] = "german",
                ["Subscriptions:2:Filter:Languages:0"] = "de",
            })
            .Build();
        using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSubscriptions(configuration)
            .BuildServiceProvider();
        return services.GetRequiredService<ISubscriptions>().Current;
    }
}
