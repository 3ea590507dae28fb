using Pipeline.Articles.Contracts;

namespace Pipeline.Articles.Enrichment.Stories;

/// <summary>
/// The last articles by their terms, in bounded memory. Not safe for concurrent callers. Two articles are as similar as the cosine of their
/// terms' weights (Salton, Buckley, 1988): 1 + ln of the term's count, times the logarithm of how rare the term is among the articles of
/// the window in its language.
/// </summary>
/// <param name="maxArticles">How many articles it holds; the first to come are the first to go.</param>
/// <param name="span">How far apart, by their own times, two articles of a story may be.</param>
internal sealed class StoryWindow(int maxArticles, TimeSpan span)
{
    /// <summary>
    /// The similarity from which two articles count as being about one event. docs/stories.md says how it was chosen.
    /// </summary>
    public const double Similar = 0.30;

    /// <summary>The least mean similarity to the story's most similar articles, so that no chain of articles leads from event to event.</summary>
    private const double SimilarToStory = 0.7 * Similar;

    /// <summary>How many of a story's articles the mean is of.</summary>
    private const int Compared = 8;

    /// <summary>
    /// As many articles without any of the terms are assumed beside those of the window. So a window of a few articles, which says little,
    /// changes little.
    /// </summary>
    private const double AssumedArticles = 400;

    /// <summary>From so many articles on, only shares count, so that the similarities do not depend on the window's size.</summary>
    private const double EnoughArticles = 1000;

    /// <summary>The least share of a headline's terms that the other article has, and the shortest headline that is asked for it.</summary>
    private const double SharedHeadline = 0.2;
    private const int LeastHeadline = 3;

    private const int MaxCandidates = 48;

    // A term that so many articles have finds none of them, but counts in their similarity.
    private const double FrequentShare = 0.1;
    private const int AlwaysRare = 50;

    private readonly Dictionary<ArticleId, StoryMember> _members = [];
    private readonly Queue<StoryMember> _order = [];
    private readonly Dictionary<uint, TermMembers> _terms = [];
    private readonly Dictionary<string, int> _languages = new(StringComparer.Ordinal);
    private readonly Dictionary<ArticleId, int> _stories = [];

    // The members by their slots. Those that have left leave theirs to the next.
    private readonly List<StoryMember?> _slots = [];
    private readonly Stack<int> _free = [];
    private double[] _scores = [];

    /// <summary>How many articles it holds.</summary>
    public int Count => _members.Count;

    /// <summary>An article's place; null if the window does not have it.</summary>
    public StoryEntry? Find(ArticleId id) => _members.GetValueOrDefault(id)?.Entry;

    /// <summary>Adds what the log has; an entry of an article replaces its earlier one.</summary>
    public void Apply(StoryEntry entry)
    {
        if (_members.Remove(entry.Id, out var before))
        {
            Leave(before);
        }

        if (entry.Sketch is null)
        {
            return;
        }

        var member = new StoryMember(entry, TakeSlot());
        _slots[member.Slot] = member;
        _members[entry.Id] = member;
        _order.Enqueue(member);
        Change(_languages, member.Sketch.Language, 1);
        Change(_stories, member.StoryId, 1);
        foreach (var term in member.Sketch.Terms)
        {
            if (!_terms.TryGetValue(term, out var members))
            {
                _terms[term] = members = new TermMembers();
            }

            members.Add(member.Slot);
        }

        while (_members.Count > maxArticles)
        {
            ForgetFirst();
        }
    }

    /// <summary>Forgets articles that were added before a time.</summary>
    public void Forget(DateTimeOffset before)
    {
        while (_order.TryPeek(out var first) && (!first.IsPresent || first.Entry.AddedAt < before))
        {
            ForgetFirst();
        }
    }

    /// <summary>The story whose articles are about the same event.</summary>
    /// <param name="id">The article; it is not compared with itself.</param>
    /// <param name="sketch">Its sketch.</param>
    /// <param name="at">Its own time.</param>
    /// <returns>Null if there is none.</returns>
    public ArticleId? FindStory(ArticleId id, StorySketch sketch, DateTimeOffset at)
    {
        (ArticleId Id, double Score)? best = null;
        var own = Norm(sketch);
        var similar = Candidates(sketch)
            .Where(member => member.Entry.Id != id && (member.Entry.At - at).Duration() <= span)
            .Select(member => (member.StoryId, Similarity: Similarity(sketch, own, member.Sketch), Member: member))
            .GroupBy(candidate => candidate.StoryId);
        foreach (var story in similar)
        {
            var closest = story.Where(candidate => MayBeOneEvent(sketch, candidate.Member.Sketch))
                .Select(candidate => candidate.Similarity).DefaultIfEmpty().Max();
            var mean = story.Select(candidate => candidate.Similarity).OrderDescending().Take(Compared).Sum()
                / Math.Min(_stories[story.Key], Compared);
            if (closest >= Similar && mean >= SimilarToStory && (best is null || closest + mean > best.Value.Score))
            {
                best = (story.Key, closest + mean);
            }
        }

        return best?.Id;
    }

    /// <summary>Whether two texts, such as two revisions of an article, are about one event.</summary>
    public bool AreSimilar(StorySketch one, StorySketch other) => Similarity(one, Norm(one), other) >= Similar;

    /// <summary>The cosine of two sketches.</summary>
    public double Similarity(StorySketch one, StorySketch other) => Similarity(one, Norm(one), other);

    /// <summary>
    /// Whether two similar articles may be about one event: where both name somebody or something, they have a name in common; and each
    /// headline says something of the other article, which that of a roundup does not.
    /// </summary>
    private static bool MayBeOneEvent(StorySketch one, StorySketch other)
    {
        var haveNames = one.Names.Length > 0 && other.Names.Length > 0;
        return (!haveNames || one.CommonNames(other) > 0) && IsInHeadline(one, other) && IsInHeadline(other, one);
    }

    private static bool IsInHeadline(StorySketch one, StorySketch other) => one.Headline.Length < LeastHeadline
        || one.HeadlineTermsIn(other) >= SharedHeadline * one.Headline.Length;

    private int TakeSlot()
    {
        if (_free.TryPop(out var free))
        {
            return free;
        }

        _slots.Add(null);
        return _slots.Count - 1;
    }

    private void ForgetFirst()
    {
        if (_order.TryDequeue(out var first) && first.IsPresent)
        {
            _members.Remove(first.Entry.Id);
            Leave(first);
        }
    }

    private void Leave(StoryMember member)
    {
        member.IsPresent = false;
        _slots[member.Slot] = null;
        _free.Push(member.Slot);
        Change(_languages, member.Sketch.Language, -1);
        Change(_stories, member.StoryId, -1);
        foreach (var term in member.Sketch.Terms)
        {
            var members = _terms[term];
            members.Remove(member.Slot);
            if (members.Count == 0)
            {
                _terms.Remove(term);
            }
        }
    }

    private static void Change<TKey>(Dictionary<TKey, int> counts, TKey key, int by)
        where TKey : notnull
    {
        var count = counts.GetValueOrDefault(key) + by;
        if (count == 0)
        {
            counts.Remove(key);
        }
        else
        {
            counts[key] = count;
        }
    }

    /// <summary>The articles with the heaviest terms in common.</summary>
    private StoryMember[] Candidates(StorySketch sketch)
    {
        var frequent = Math.Max(AlwaysRare, FrequentShare * _languages.GetValueOrDefault(sketch.Language));
        Array.Resize(ref _scores, _slots.Count);
        var found = new List<int>();
        foreach (var term in sketch.Terms)
        {
            if (!_terms.TryGetValue(term, out var members) || members.Count > frequent)
            {
                continue;
            }

            var weight = Rarity(members, sketch.Language);
            foreach (var slot in members.Slots)
            {
                if (_scores[slot] == 0)
                {
                    found.Add(slot);
                }

                _scores[slot] += weight * weight;
            }
        }

        StoryMember[] best = [.. found.OrderByDescending(slot => _scores[slot]).Take(MaxCandidates).Select(slot => _slots[slot]!)];
        Array.Clear(_scores);
        return best;
    }

    private double Similarity(StorySketch one, double normOfOne, StorySketch other)
    {
        if (one.Language != other.Language)
        {
            return 0;
        }

        var product = 0.0;
        for (int own = 0, others = 0; own < one.Terms.Length && others < other.Terms.Length;)
        {
            var (term, otherTerm) = (one.Terms[own], other.Terms[others]);
            if (term == otherTerm)
            {
                var rarity = Rarity(term, one.Language);
                product += Weight(one.Counts[own]) * Weight(other.Counts[others]) * rarity * rarity;
            }

            own += term <= otherTerm ? 1 : 0;
            others += otherTerm <= term ? 1 : 0;
        }

        return product == 0 ? 0 : product / (normOfOne * Norm(other));
    }

    private double Norm(StorySketch sketch)
    {
        var sum = 0.0;
        for (var i = 0; i < sketch.Terms.Length; i++)
        {
            var weight = Weight(sketch.Counts[i]) * Rarity(sketch.Terms[i], sketch.Language);
            sum += weight * weight;
        }

        return Math.Sqrt(sum);
    }

    private static double Weight(byte count) => 1 + Math.Log(count);

    private double Rarity(uint term, string language) => Rarity(_terms.GetValueOrDefault(term), language);

    private double Rarity(TermMembers? members, string language)
    {
        double articles = _languages.GetValueOrDefault(language);
        var counted = Math.Min(articles, EnoughArticles);
        var having = members is null ? 0 : members.Count * counted / articles;
        return Math.Log((counted + AssumedArticles + 1) / (having + 0.5));
    }
}
