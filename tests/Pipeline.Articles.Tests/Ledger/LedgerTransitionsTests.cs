using Articles.TextAnalytics;
using Pipeline.Articles.Cleaning;
using Pipeline.Articles.Contracts;
using Pipeline.Articles.Enrichment;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Messages;
using Pipeline.Articles.Tests.Support;

namespace Pipeline.Articles.Tests.Ledger;

/// <summary>Every transition over every stage: which stage the row is in then, or <c>-</c> when it is left as it is.</summary>
public sealed class LedgerTransitionsTests
{
    private const string Table = """
        transition               none      Cleaned   Enriched  Published Rejected  Expanded  Failed    Withdrawn Embargoed
        SeenAgain                -         Cleaned   Enriched  Published Rejected  Expanded  Failed    Withdrawn Embargoed
        Carried                  -         Cleaned   Enriched  Published Rejected  Expanded  Failed    Withdrawn Embargoed
        Expanded                 Expanded  Expanded  Expanded  Expanded  Expanded  Expanded  Expanded  Expanded  Expanded
        RejectedByCleaning       Rejected  Rejected  Rejected  Rejected  Rejected  Rejected  Rejected  Rejected  Rejected
        Killed                   Rejected  Rejected  Rejected  Rejected  Rejected  Rejected  Rejected  Rejected  Rejected
        Repaired                 -         Withdrawn Withdrawn Withdrawn Withdrawn Withdrawn Withdrawn Withdrawn Withdrawn
        CleanedAnOlderRevision   Cleaned   -         -         -         -         -         -         -         -
        CleanedThisRevision      Cleaned   Cleaned   Enriched  Published Cleaned   Cleaned   Cleaned   -         Embargoed
        CleanedANewerRevision    Cleaned   Cleaned   Cleaned   Cleaned   Cleaned   Cleaned   Cleaned   Cleaned   Cleaned
        CaughtUp                 Cleaned   Cleaned   Enriched  Published Rejected  Expanded  Failed    Withdrawn Embargoed
        ToBeRenewed              -         Cleaned   Enriched  Published -         Expanded  Failed    -         Embargoed
        ToBeCleaned              -         Cleaned   Enriched  Published Rejected  Expanded  Failed    Withdrawn Embargoed
        EnrichedAnOlderRevision  Enriched  -         -         -         -         -         -         -         -
        EnrichedThisRevision     Enriched  Enriched  Enriched  -         Enriched  Enriched  Enriched  -         -
        EnrichedOtherwise        Enriched  Enriched  Enriched  Enriched  Enriched  Enriched  Enriched  -         Enriched
        Deferred                 -         Cleaned   Enriched  Published Rejected  Expanded  Failed    Withdrawn Embargoed
        RejectedByEnrichment     -         Rejected  Rejected  Rejected  Rejected  Rejected  Rejected  -         Rejected
        Announced                Enriched  Enriched  Enriched  Enriched  Enriched  Enriched  Enriched  -         Enriched
        AnnouncedAnOlderRevision Enriched  -         -         -         -         -         -         -         -
        Published                -         Published Published Published Published Published Published -         Published
        Undelivered              -         Enriched  Enriched  Enriched  Enriched  Enriched  Enriched  -         Enriched
        UndeliveredForGood       -         Failed    Failed    Failed    Failed    Failed    Failed    -         Failed
        Embargoed                Embargoed Embargoed Embargoed Embargoed Embargoed Embargoed Embargoed -         Embargoed
        EmbargoedAnOlderRevision Embargoed -         -         -         -         -         -         -         -
        Released                 -         -         -         -         -         -         -         -         Enriched
        Withdrawn                -         Withdrawn Withdrawn Withdrawn Withdrawn Withdrawn Withdrawn -         Withdrawn
        Moved                    -         Withdrawn Withdrawn Withdrawn Withdrawn Withdrawn Withdrawn -         Withdrawn
        KillUnmet                -         -         -         -         -         -         -         -         -
        WithdrawnUnrecorded      Withdrawn -         -         -         -         -         -         -         -
        Adopted                  Cleaned   -         -         -         -         -         -         -         -
        TakenBack                -         Cleaned   Enriched  Published Rejected  Expanded  Failed    Withdrawn Embargoed
        NotToldAll               -         Cleaned   Enriched  Published Rejected  Expanded  Failed    Withdrawn Embargoed
        Failed                   Failed    Failed    Failed    Failed    Rejected  Expanded  Failed    Withdrawn Failed
        ToBeRepeated             -         Cleaned   Enriched  Published Rejected  Expanded  Failed    Withdrawn Embargoed
        Lost                     -         Cleaned   Enriched  Published -         Expanded  Failed    -         Embargoed
        """;

    private const int Sequence = 2;

    private static readonly DateTimeOffset Now = new(2026, 11, 29, 8, 0, 0, TimeSpan.Zero);
    private static readonly RejectionReason Reason = new("code", "Why.");
    private static readonly EnrichedArticle Article = Some.Enriched() with { Sequence = Sequence, CleanerVersion = 1 };
    private static readonly CleanedArticle CleanedAgain = Some.Cleaned("The bridge.") with { Sequence = Sequence, CleanerVersion = 1 };
    private static readonly ArticleOrigin Origin = new(Article.Id, Article.Name, Part: null);
    private static readonly CleaningRun Run = new("etag-2", CleanerVersion: 1, Now);
    private static readonly DeliveryRecord Deliveries = new(["all"], ["all"], IndexVersion: 1);
    private static readonly ArticlePointer Pointer = new(Article.Id, Article.Revision);

    private static readonly Dictionary<string, Func<LedgerEntry?, LedgerEntry?>> Transitions = new()
    {
        ["SeenAgain"] = row => row.SeenAgain(row ?? Row(ArticleStage.Cleaned), "etag-2"),
        ["Carried"] = row => row.Carried(row ?? Row(ArticleStage.Cleaned), Origin with { Name = "other.json" }, "etag-2"),
        ["Expanded"] = row => row.Expanded(row, Origin, Article.Revision, 3, Run),
        ["RejectedByCleaning"] = row => row.RejectedByCleaning(row, Origin, Article.Revision, Reason, Run),
        ["Killed"] = row => row.RejectedByCleaning(row, Origin, Article.Revision, Reason, Run, isKilled: true),
        ["Repaired"] = row => row.Repaired(row ?? Row(ArticleStage.Rejected), Now),
        ["CleanedAnOlderRevision"] = row => row.Cleaned(CleanedAgain with { Sequence = Sequence - 1 }, "etag-2", "clean-2"),
        ["CleanedThisRevision"] = row => row.Cleaned(CleanedAgain, "etag-2", "clean-2"),
        ["CleanedANewerRevision"] = row => row.Cleaned(CleanedAgain with { Sequence = Sequence + 1 }, "etag-2", "clean-2"),
        ["CaughtUp"] = row => row.CaughtUp(row, Origin, new StoredDocument<CleanedArticle>(CleanedAgain, "clean-2")),
        ["ToBeRenewed"] = row => row.ToBeRenewed(),
        ["ToBeCleaned"] = row => row.ToBeCleaned(),
        ["EnrichedAnOlderRevision"] = row => row.Enriched(Article with { Sequence = Sequence - 1 }),
        ["EnrichedThisRevision"] = row => row.Enriched(Article),
        ["EnrichedOtherwise"] = row => row.Enriched(Article with { Features = new Dictionary<string, FeatureRecord>() }),
        ["Deferred"] = row => row.Deferred(Pointer, 5, Reason),
        ["RejectedByEnrichment"] = row => row.RejectedByEnrichment(Sequence, Reason),
        ["Announced"] = row => row.Announced(Article, ["all"], 1, 1),
        ["AnnouncedAnOlderRevision"] = row => row.Announced(Article with { Sequence = Sequence - 1 }, ["all"], 1, 1),
        ["Published"] = row => row.Published(Article, Deliveries, Now),
        ["Undelivered"] = row => row.Undelivered(Article, Deliveries, 1, Reason, failedIn: null),
        ["UndeliveredForGood"] = row => row.Undelivered(Article, Deliveries, 1, Reason, failedIn: "PublishArticle"),
        ["Embargoed"] = row => row.Embargoed(Article, [], Reason),
        ["EmbargoedAnOlderRevision"] = row => row.Embargoed(Article with { Sequence = Sequence - 1 }, [], Reason),
        ["Released"] = row => row.Released(Article.Revision),
        ["Withdrawn"] = row => row.Withdrawn(row ?? Row(ArticleStage.Cleaned), Reason, Now),
        ["Moved"] = row => row.Moved(row ?? Row(ArticleStage.Cleaned), isKilled: true, Reason, Now),
        ["KillUnmet"] = row => row.KillUnmet(Reason),
        ["WithdrawnUnrecorded"] = row => row.WithdrawnUnrecorded(Article, "clean-1", Reason, Now),
        ["Adopted"] = row => row.Adopted(Article, "clean-1"),
        ["TakenBack"] = row => row.TakenBack(row ?? Row(ArticleStage.Withdrawn)),
        ["NotToldAll"] = row => row.NotToldAll(row ?? Row(ArticleStage.Withdrawn), ["all"], ["The queue is down."]),
        ["Failed"] = row => row.Failed(Origin, "PublishArticle", Reason),
        ["ToBeRepeated"] = row => row.ToBeRepeated(),
        ["Lost"] = row => row.Lost(Article.Revision, isCleanedAgain: true),
    };

    [Fact]
    public void The_table_names_each_transition_once() =>
        Lines().Skip(1).Select(line => line[0]).ShouldBe(Transitions.Keys, ignoreOrder: true);

    [Fact]
    public void Each_transition_leads_from_each_stage_where_the_table_says()
    {
        var stages = Lines()[0].Skip(1).ToList();
        foreach (var line in Lines().Skip(1))
        {
            var found = stages.Select(stage => Transitions[line[0]](Row(stage))?.Stage.ToString() ?? "-");

            found.ShouldBe(line.Skip(1), line[0]);
        }
    }

    [Fact]
    public void No_transition_counts_back()
    {
        foreach (var (name, transition) in Transitions)
        {
            foreach (var row in Enum.GetValues<ArticleStage>().Select(Row))
            {
                (transition(row)?.Sequence ?? Sequence).ShouldBeGreaterThanOrEqualTo(Sequence, $"{name} of {row.Stage}");
            }
        }
    }

    [Fact]
    public void What_has_come_a_stage_further_has_no_trouble_left()
    {
        foreach (var name in new[] { "Expanded", "CleanedANewerRevision", "EnrichedOtherwise", "Published" })
        {
            var row = Transitions[name](Row(ArticleStage.Failed))!;

            (row.Attempts, row.Reason, row.FailedIn).ShouldBe((0, null, null), name);
        }
    }

    [Fact]
    public void A_row_that_somebody_changed_meanwhile_is_left_as_it_is()
    {
        var row = Row(ArticleStage.Published);
        var known = row with { SourceETag = "etag-0" };

        row.SeenAgain(known, "etag-2").ShouldBeNull();
        row.Expanded(known, Origin, Article.Revision, 3, Run).ShouldBeNull();
        row.RejectedByCleaning(known, Origin, Article.Revision, Reason, Run).ShouldBeNull();
        row.Repaired(known, Now).ShouldBeNull();
        row.Carried(known, Origin, "etag-2").ShouldBeNull();
        row.Withdrawn(row with { Name = "other.json" }, Reason, Now).ShouldBeNull();
        row.Withdrawn(known, Reason, Now).ShouldBeNull();
        row.CaughtUp(row with { CleanETag = "clean-0" }, Origin, stored: null).ShouldBeNull();
        row.TakenBack(row with { Sequence = Sequence - 1 }).ShouldBeNull();
        row.NotToldAll(row with { Sequence = Sequence - 1 }, [], []).ShouldBeNull();
    }

    [Fact]
    public void A_kill_goes_before_a_revision_of_the_same_number_and_outlives_its_file()
    {
        var row = Row(ArticleStage.Rejected) with { IsKilled = true };

        row.Cleaned(CleanedAgain, "etag-2", "clean-2").ShouldBeNull();
        row.Enriched(Article).ShouldBeNull();
        row.Announced(Article, ["all"], 1, 1).ShouldBeNull();
        row.Published(Article, Deliveries, Now).ShouldBeNull();
        row.Withdrawn(row, Reason, Now).ShouldBeNull();
        row.KillUnmet(new RejectionReason("unmet", "No story of it is known."))!.Reason!.Code.ShouldBe("unmet");
        row.Cleaned(CleanedAgain with { Sequence = Sequence + 1 }, "etag-2", "clean-2")!.IsKilled.ShouldBeFalse();
        row.Enriched(Article with { Sequence = Sequence + 1 })!.IsKilled.ShouldBeFalse();
    }

    private static List<string[]> Lines() =>
        [.. Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static LedgerEntry? Row(string stage) => stage == "none" ? null : Row(Enum.Parse<ArticleStage>(stage));

    private static LedgerEntry Row(ArticleStage stage) => new()
    {
        Id = Article.Id,
        Name = Article.Name,
        Stage = stage,
        Revision = Article.Revision,
        Sequence = Sequence,
        SourceETag = "etag-1",
        CleanETag = "clean-1",
        CleanerVersion = 1,
        EnricherVersion = Article.EnricherVersion,
        Features = FeatureVersions.Format(Article.Features),
        Recipients = ["all"],
        Attempts = 1,
        Reason = Reason,
        FailedIn = stage == ArticleStage.Failed ? "EnrichArticle" : null,
    };
}
