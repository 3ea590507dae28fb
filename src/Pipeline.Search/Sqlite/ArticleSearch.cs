using Microsoft.Data.Sqlite;
using Pipeline.Articles.Searching;
using Pipeline.Search.Queries;
using Pipeline.Search.Sqlite.Blocks;
using Pipeline.Search.Words;

namespace Pipeline.Search.Sqlite;

/// <summary>One search on one connection; total, page and facets see the same state of the file.</summary>
internal sealed class ArticleSearch(SqliteConnection connection, SearchQuery query, WordForms forms, DateTimeOffset now)
{
    /// <summary>
    /// How many articles are weighed. Of a query that more match, those that came in last are, and the others follow, the newest first:
    /// what is in every fourth article of an archive tells them apart badly, and weighing costs eight times as much as finding.
    /// </summary>
    public const int MaxWeighed = 25_000;

    private static readonly double Month = TimeSpan.FromDays(30).Ticks;

    private readonly QueryNode? _text = QueryParser.Parse(query.Text);
    private readonly Ranking _ranking = new(query);
    private long _total;
    private long _withAllWords;

    public SearchResults Run()
    {
        // Is only read in, so it is rolled back.
        using var snapshot = connection.BeginTransaction(deferred: true);
        using var matches = _text is null ? null : LooseMatches.Find(connection, _text, forms);
        var results = Read(matches);
        return results.Total == 0 && matches is not null && Correct(matches) is { } corrected ? corrected : results;
    }

    private SearchResults Read(LooseMatches? matches)
    {
        var filter = new ArticleFilter(connection, query);
        using var facets = query.Facets ? new FacetCounter(connection) : null;
        if (!filter.IsShut)
        {
            using var blocks = new BlockReader(connection, withEntities: query.Facets || filter.NeedsLists);
            if (matches is null)
            {
                Scan(blocks, filter, facets);
                _withAllWords = _total;
            }
            else
            {
                ScanLoose(matches, blocks, filter, facets);
            }
        }

        var page = new HitReader(connection, _text, matches, forms).Read(_ranking.Page());
        return new SearchResults(_total, page, facets?.Read() ?? []) { WithAllWords = _withAllWords };
    }

    /// <summary>What the query finds with the words that no article has spelled as articles have them; null where that is nothing.</summary>
    private SearchResults? Correct(LooseMatches matches)
    {
        if (new Spelling(connection).Correct(query.Text!, matches.Groups) is not { } text)
        {
            return null;
        }

        var corrected = new ArticleSearch(connection, query with { Text = text }, forms, now);
        using var others = LooseMatches.Find(connection, corrected._text!, forms);
        var results = corrected.Read(others);
        return results.Total > 0 ? results with { DidYouMean = text } : null;
    }

    /// <summary>Articles with all the words come first in every order, since the others are only a help.</summary>
    private void ScanLoose(LooseMatches matches, BlockReader blocks, ArticleFilter filter, FacetCounter? facets)
    {
        foreach (var docid in matches.Read(docid => filter.IsOpen || filter.Accepts(docid, blocks.Of(docid))))
        {
            var hasAll = matches.HasAll(docid);
            _withAllWords += hasAll ? 1 : 0;
            Add(
                docid,
                blocks.Of(docid),
                query.Sort == SearchSort.Relevance ? matches.Relevance(docid) : 0,
                facets,
                hasAll ? matches.AllWordsBoost : 0);
        }
    }

    private void Scan(BlockReader blocks, ArticleFilter filter, FacetCounter? facets)
    {
        if (_text is null)
        {
            foreach (var (docid, block) in blocks.All())
            {
                if (filter.Accepts(docid, block))
                {
                    Add(docid, block, relevance: 0, facets);
                }
            }
        }
        else if (query.Sort != SearchSort.Relevance)
        {
            ScanUnweighed(FtsExpression.Of(_text), long.MaxValue, blocks, filter, facets);
        }
        else if (filter.IsOpen)
        {
            ScanWeighed(FtsExpression.Of(_text), blocks, filter, facets);
        }
        else
        {
            ScanFiltered(FtsExpression.Of(_text), blocks, filter, facets);
        }
    }

    /// <summary>Weighs the matches that came in last while going through them; the others are only found.</summary>
    private void ScanWeighed(string match, BlockReader blocks, ArticleFilter filter, FacetCounter? facets)
    {
        using var scan = FullTextScan.Ranked(connection, match);
        var docid = long.MaxValue;
        for (var weighed = 0; weighed < MaxWeighed; weighed++)
        {
            if (!scan.Next())
            {
                return;
            }

            docid = scan.Docid;
            Add(docid, blocks.Of(docid), scan.Relevance, facets);
        }

        if (facets is null && query.Skip + query.Top <= MaxWeighed)
        {
            _total += FullTextScan.Count(connection, match, before: docid);
        }
        else
        {
            ScanUnweighed(match, docid, blocks, filter, facets);
        }
    }

    private void ScanUnweighed(string match, long before, BlockReader blocks, ArticleFilter filter, FacetCounter? facets)
    {
        // Behind those that were weighed; where the page is full of them they are only counted.
        var isRanked = query.Sort != SearchSort.Relevance || query.Skip + query.Top > MaxWeighed;
        using var scan = FullTextScan.Of(connection, match, before);
        while (scan.Next())
        {
            var docid = scan.Docid;
            var block = blocks.Of(docid);
            if (filter.IsOpen || filter.Accepts(docid, block))
            {
                _total++;
                facets?.Add(block, (int)(docid % Block.Size));
                if (isRanked)
                {
                    Rank(docid, block, relevance: 0);
                }
            }
        }
    }

    /// <summary>Finds first what passes the filter, so that nothing else is weighed.</summary>
    private void ScanFiltered(string match, BlockReader blocks, ArticleFilter filter, FacetCounter? facets)
    {
        var weighed = new List<long>();
        using (var scan = FullTextScan.Of(connection, match))
        {
            while (scan.Next())
            {
                var docid = scan.Docid;
                var block = blocks.Of(docid);
                if (!filter.Accepts(docid, block))
                {
                    continue;
                }

                if (weighed.Count < MaxWeighed)
                {
                    weighed.Add(docid);
                    _total++;
                    facets?.Add(block, (int)(docid % Block.Size));
                }
                else
                {
                    Add(docid, block, relevance: 0, facets);
                }
            }
        }

        if (weighed.Count > 0)
        {
            using var scan = FullTextScan.Ranked(connection, match, weighed);
            while (scan.Next())
            {
                Rank(scan.Docid, blocks.Of(scan.Docid), scan.Relevance);
            }
        }
    }

    private void Add(long docid, Block block, double relevance, FacetCounter? facets, double boost = 0)
    {
        _total++;
        facets?.Add(block, (int)(docid % Block.Size));
        Rank(docid, block, relevance, boost);
    }

    /// <summary>
    /// Up to a tenth more for an article of today, half of that after thirty days: enough to order equals, too little to carry a worse
    /// match past a better one.
    /// </summary>
    private void Rank(long docid, Block block, double relevance, double boost = 0)
    {
        var number = (int)(docid % Block.Size);
        var published = block.PublishedAt(number);
        var freshness = published == 0 ? 0 : 0.1 / (1 + (Math.Max(0, now.UtcTicks - published) / Month));
        _ranking.Add((relevance * (1 + freshness)) + boost, block.Date(number), docid);
    }
}
