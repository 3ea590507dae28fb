using Pipeline.Articles.Contracts;
using Pipeline.Articles.Ledger;
using Pipeline.Articles.Publishing.Events;
using Pipeline.Faults.Dropping;

namespace Pipeline.Faults.Counting;

/// <summary>
/// Compares what was dropped with what a run left: every article is published, in its newest revision, or rejected with a reason; the index
/// has it exactly once; each subscriber whose filter matches has its event at least once, under one id; the ledger says so.
/// </summary>
public sealed class Audit
{
    private readonly Observation _seen;
    private readonly ILookup<ArticleId, ReceivedEvent> _events;
    private readonly Dictionary<ArticleId, int> _inIndex;
    private readonly List<string> _findings = [];
    private int _published;
    private int _rejected;
    private int _withdrawn;
    private int _lost;
    private int _stray;
    private int _otherIds;

    private Audit(Observation seen)
    {
        _seen = seen;
        _events = seen.Events.ToLookup(received => received.Article);
        _inIndex = seen.Index.CountBy(id => id).ToDictionary();
    }

    /// <summary>Compares.</summary>
    public static Tally Of(IReadOnlyCollection<DroppedFile> dropped, Observation seen)
    {
        var audit = new Audit(seen);
        foreach (var file in dropped)
        {
            audit.Look(file);
        }

        audit.LookForStrangers(dropped);
        return new Tally
        {
            Dropped = dropped.Count,
            Published = audit._published,
            Rejected = audit._rejected,
            Withdrawn = audit._withdrawn,
            Lost = audit._lost,
            Stray = audit._stray,
            Redelivered = seen.Events.Count - seen.Events.DistinctBy(received => (received.Subscription, received.Id)).Count(),
            OtherIds = audit._otherIds,
            Poisoned = seen.Poisoned,
            Findings = audit._findings,
        };
    }

    private void Look(DroppedFile file)
    {
        var entry = _seen.Ledger.GetValueOrDefault(file.Id);
        var lacks = entry switch
        {
            _ when file.IsRemoved => LacksAsWithdrawn(file, entry).ToList(),
            null => ["the ledger has no row"],
            { Stage: ArticleStage.Published } when file.IsArticle => LacksAsPublished(file, entry).ToList(),
            { Stage: ArticleStage.Rejected, Reason: null } => ["it is rejected without a reason"],
            { Stage: ArticleStage.Rejected } when !file.IsArticle => [],
            _ => new List<string> { $"it is {entry.Stage}{(entry.Reason is { } reason ? $": {reason.Message}" : string.Empty)}" },
        };
        if (lacks.Count > 0)
        {
            _lost++;
            Find(file, lacks);
        }
        else if (file.IsRemoved)
        {
            _withdrawn++;
        }
        else if (file.IsArticle)
        {
            _published++;
        }
        else
        {
            _rejected++;
        }

        var strays = Strays(file, isExpected: entry is { Stage: ArticleStage.Published }).ToList();
        _stray += strays.Count > 0 ? 1 : 0;
        Find(file, strays);
        LookAtIds(file);
    }

    private IEnumerable<string> LacksAsWithdrawn(DroppedFile file, LedgerEntry? entry)
    {
        if (entry is { Stage: not ArticleStage.Withdrawn } or { IsToBeWithdrawn: true })
        {
            yield return $"it was removed, and is {entry.Stage}";
        }

        if (_seen.Cleaned.Contains(file.Id) || _seen.Documents.ContainsKey(file.Id))
        {
            yield return "it was removed, and has documents";
        }

        foreach (var events in _events[file.Id].GroupBy(received => received.Subscription))
        {
            if (events.MaxBy(received => (received.Sequence, received.Time))!.Type != EventFactory.WithdrawnType)
            {
                yield return $"the subscriber '{events.Key}' was not told that it was removed";
            }
        }
    }

    private IEnumerable<string> LacksAsPublished(DroppedFile file, LedgerEntry entry)
    {
        if (entry.Revision != file.Revision)
        {
            yield return "the ledger has an older revision";
        }

        if (!_inIndex.ContainsKey(file.Id))
        {
            yield return "the index does not list it";
        }

        if (!Found(file.Mark).Contains(file.Id) || !Found(file.RevisionMark).Contains(file.Id))
        {
            yield return "a search does not find its newest revision";
        }

        if (!_seen.Documents.TryGetValue(file.Id, out var article) || article.Revision != file.Revision)
        {
            yield return "the newest revision's enriched document is missing";
            yield break;
        }

        foreach (var subscription in _seen.Subscriptions)
        {
            var received = _events[file.Id].Where(received => received.Subscription == subscription.Name).ToList();
            if (!subscription.Matches(article))
            {
                var newest = received.MaxBy(received => (received.Sequence, received.Time));
                if (newest is { Type: not EventFactory.WithdrawnType })
                {
                    yield return $"the subscriber '{subscription.Name}' was not told that its copy no longer stands";
                }
            }
            else
            {
                if (!received.Exists(received => received.Type == EventFactory.EnrichedType && received.Sequence == entry.Sequence))
                {
                    yield return $"the subscriber '{subscription.Name}' has no event of revision {entry.Sequence}";
                }

                if (received.Exists(received => received.Sequence > entry.Sequence))
                {
                    yield return $"the subscriber '{subscription.Name}' has an event of a revision that the ledger does not know";
                }

                if (received.Exists(received => received.Type == EventFactory.WithdrawnType && received.Sequence >= entry.Sequence))
                {
                    yield return $"the subscriber '{subscription.Name}' was told that its copy does not stand, and it does";
                }

                if (!entry.Delivered.Contains(subscription.Name))
                {
                    yield return $"the ledger does not say that '{subscription.Name}' has it";
                }
            }
        }
    }

    private IEnumerable<string> Strays(DroppedFile file, bool isExpected)
    {
        if (_inIndex.GetValueOrDefault(file.Id) > (isExpected ? 1 : 0))
        {
            yield return isExpected ? "the index lists it more than once" : "the index lists it although it is not published";
        }

        if (Found(file.Mark).Count > (isExpected ? 1 : 0))
        {
            yield return isExpected ? "a search finds it more than once" : "a search finds it although it is not published";
        }

        if (file.StaleMarks.Any(mark => Found(mark).Count > 0))
        {
            yield return "a search finds an older revision";
        }
    }

    private void LookAtIds(DroppedFile file)
    {
        foreach (var same in _events[file.Id].GroupBy(received => (received.Subscription, received.Type, received.Sequence)))
        {
            if (same.DistinctBy(received => received.Id).Count() is > 1 and var ids)
            {
                _otherIds += ids - 1;
                Find(file,
                    [$"the subscriber '{same.Key.Subscription}' has {ids} ids for one event ({same.Key.Type}, revision "
                    + $"{same.Key.Sequence})"]);
            }
        }
    }

    private void LookForStrangers(IReadOnlyCollection<DroppedFile> dropped)
    {
        var known = dropped.Select(file => file.Id).ToHashSet();
        var strangers = _inIndex.Keys.Concat(_events.Select(events => events.Key)).Where(id => !known.Contains(id)).Distinct().ToList();
        _stray += strangers.Count;
        _findings.AddRange(strangers.Select(id => $"{id}: nobody dropped it."));
    }

    private void Find(DroppedFile file, List<string> what)
    {
        if (what.Count > 0)
        {
            _findings.Add($"{file.Name} ({file.Id}): {string.Join("; ", what)}.");
        }
    }

    private IReadOnlyList<ArticleId> Found(string word) => _seen.Found.GetValueOrDefault(word) ?? [];
}
