using Microsoft.Data.Sqlite;
using Pipeline.Articles.Searching.Trends;
using Pipeline.Search.Queries;
using Pipeline.Search.Sqlite.Blocks;
using Pipeline.Search.Words;

namespace Pipeline.Search.Sqlite;

/// <summary>
/// One counting on one connection. It goes twice over the articles that match: first for which entities are frequent and what time there
/// is, then for those entities in that time. Blocks make both a matter of some milliseconds for 100,000 articles.
/// </summary>
internal sealed class TrendScan(SqliteConnection connection, TrendQuery query, WordForms forms)
{
    private static readonly string[] Tones = ["positive", "neutral", "negative", "mixed"];

    private readonly QueryNode? _text = QueryParser.Parse(query.Filter.Text);
    private readonly List<long> _docids = [];
    private long _undated;
    private long _first = long.MaxValue;
    private long _last;

    public TrendReport Run()
    {
        // Is only read in, so it is rolled back.
        using var snapshot = connection.BeginTransaction(deferred: true);
        using var blocks = new BlockReader(connection, withEntities: true);
        var counts = new int[MaxCode() + 1];
        Look(blocks, counts);
        var buckets = Cut();
        var entities = new TopEntities(connection, query).Choose(counts);
        return Count(blocks, counts.Length, buckets, entities);
    }

    /// <summary>The first time: who matches, when they were published, and how many have each entity.</summary>
    private void Look(BlockReader blocks, int[] counts)
    {
        var filter = new ArticleFilter(connection, query.Filter);
        if (filter.IsShut)
        {
            return;
        }

        if (_text is null)
        {
            foreach (var (docid, block) in blocks.All())
            {
                Look(docid, block, filter, counts);
            }
        }
        else if (LooseMatches.Find(connection, _text, forms) is { } found)
        {
            using var matches = found;
            foreach (var docid in matches.Read(docid => filter.IsOpen || filter.Accepts(docid, blocks.Of(docid))))
            {
                Look(docid, blocks.Of(docid), filter, counts);
            }
        }
        else
        {
            using var scan = FullTextScan.Of(connection, FtsExpression.Of(_text));
            while (scan.Next())
            {
                Look(scan.Docid, blocks.Of(scan.Docid), filter, counts);
            }
        }
    }

    private void Look(long docid, Block block, ArticleFilter filter, int[] counts)
    {
        if (!filter.IsOpen && !filter.Accepts(docid, block))
        {
            return;
        }

        _docids.Add(docid);
        var number = (int)(docid % Block.Size);
        foreach (var entity in block.ListedOf(number))
        {
            counts[entity]++;
        }

        if (block.PublishedAt(number) is > 0 and var published)
        {
            _first = Math.Min(_first, published);
            _last = Math.Max(_last, published);
        }
        else
        {
            _undated++;
        }
    }

    /// <summary>
    /// The time that was asked for, where buckets as long as those of the articles' own time are enough for it; else the articles' own.
    /// </summary>
    private Buckets Cut()
    {
        if (_last == 0)
        {
            return Buckets.None;
        }

        var shortest = query.Interval ?? TrendInterval.Day;
        var own = Buckets.Of(_first, _last, shortest, query.MaxBuckets);
        var asked = Buckets.Of(
            query.Filter.PublishedFrom?.UtcTicks ?? _first, query.Filter.PublishedBefore?.UtcTicks - 1
            ?? _last, shortest, query.MaxBuckets);
        return asked.Interval == own.Interval ? asked : own;
    }

    /// <summary>The second time: the chosen entities, alone and together, and the tones.</summary>
    private TrendReport Count(
        BlockReader blocks, int codes, Buckets buckets, IReadOnlyList<(string Category, string Name, IReadOnlyList<int> Codes)> entities)
    {
        var placeOf = new byte[codes];
        for (var i = 0; i < entities.Count; i++)
        {
            foreach (var code in entities[i].Codes)
            {
                placeOf[code] = (byte)(i + 1);
            }
        }

        var toneOf = ToneCodes(codes);
        var tones = new int[buckets.Count, Tones.Length + 1];
        var byBucket = entities.Select(_ => new int[buckets.Count]).ToArray();
        var together = new int[entities.Count, entities.Count];
        var present = new List<int>(entities.Count);
        foreach (var docid in _docids)
        {
            var block = blocks.Of(docid);
            var number = (int)(docid % Block.Size);
            present.Clear();
            foreach (var code in block.ListedOf(number))
            {
                if (placeOf[code] is > 0 and var place && !present.Contains(place - 1))
                {
                    present.Add(place - 1);
                }
            }

            foreach (var one in present)
            {
                foreach (var other in present)
                {
                    together[one, other]++;
                }
            }

            if (block.PublishedAt(number) is > 0 and var published)
            {
                var bucket = buckets.IndexOf(published);
                tones[bucket, toneOf.GetValueOrDefault(block.Code(number, Facet.Sentiment), Tones.Length)]++;
                present.ForEach(one => byBucket[one][bucket]++);
            }
        }

        return new TrendReport
        {
            Total = _docids.Count,
            Undated = _undated,
            Interval = buckets.Interval,
            Buckets = [.. Enumerable.Range(0, buckets.Count).Select(bucket => BucketOf(buckets, bucket, tones))],
            // Codes that differ in letter case count as one here, so the order may not be that of the choice.
            Entities =
                [.. Order(together).Select(i => new EntityTrend(entities[i].Category, entities[i].Name, together[i, i], byBucket[i]))],
            Pairs = PairsOf(together),
        };
    }

    private TrendBucket BucketOf(Buckets buckets, int bucket, int[,] tones)
    {
        var (from, before) = (buckets.StartOf(bucket), buckets.EndOf(bucket));
        return new TrendBucket(
            bucket == 0 && query.Filter.PublishedFrom is { } earliest && earliest > from ? earliest : from,
            bucket == buckets.Count - 1 && query.Filter.PublishedBefore is { } latest && latest < before ? latest : before)
        {
            Articles = Enumerable.Range(0, Tones.Length + 1).Sum(tone => tones[bucket, tone]),
            Positive = tones[bucket, 0],
            Neutral = tones[bucket, 1],
            Negative = tones[bucket, 2],
            Mixed = tones[bucket, 3],
        };
    }

    private static int[] Order(int[,] together) => [.. Enumerable.Range(0, together.GetLength(0)).OrderByDescending(i => together[i, i])];

    private static IReadOnlyList<EntityPair> PairsOf(int[,] together)
    {
        var order = Order(together);
        return
        [
            .. from second in Enumerable.Range(0, order.Length)
               from first in Enumerable.Range(0, second)
               let articles = together[order[first], order[second]]
               where articles > 0
               orderby articles descending, first, second
               select new EntityPair(first, second, articles),
        ];
    }

    private int MaxCode()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(max(code), 0) FROM value";
        return (int)(long)command.ExecuteScalar()!;
    }

    /// <summary>The place among <see cref="Tones"/> of each code of a sentiment.</summary>
    private Dictionary<int, int> ToneCodes(int codes)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT code, key FROM value WHERE facet = $facet AND code < $codes";
        command.Parameters.AddWithValue("$facet", (int)Facet.Sentiment);
        command.Parameters.AddWithValue("$codes", codes);
        using var reader = command.ExecuteReader();
        var tones = new Dictionary<int, int>();
        while (reader.Read())
        {
            if (Array.IndexOf(Tones, reader.GetString(1)) is >= 0 and var tone)
            {
                tones.Add(reader.GetInt32(0), tone);
            }
        }

        return tones;
    }
}
