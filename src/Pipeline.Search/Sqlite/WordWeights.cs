using System.Buffers;
using Microsoft.Data.Sqlite;
using Pipeline.Search.Words;

namespace Pipeline.Search.Sqlite;

/// <summary>
/// Weighs all articles that have one of a query's words: BM25 (Robertson and Zaragoza, 2009), the fields weighed before they saturate, a
/// word's forms taken together. An article that has all the words weighs more than any that has not.
/// </summary>
internal sealed class WordWeights : IDisposable
{
    private const double Saturation = 1.2;
    private const double LengthShare = 0.75;
    private const float TitleWeight = 8;
    private const float EntityWeight = 4;
    private const float KeyPhraseWeight = 2;

    /// <summary>
    /// How many places of a word are counted. What stands in more is in most articles and tells them apart badly: that it is there counts,
    /// and how often does not.
    /// </summary>
    private const int MaxPlaces = 200_000;

    private readonly SqliteConnection _connection;
    private readonly WordCounts _counts;
    private readonly float[] _relevance;
    private readonly float[] _found;
    private readonly float[] _frequency;
    private readonly byte[] _required;
    private int _requiredGroups;

    public WordWeights(SqliteConnection connection, IReadOnlyList<WordGroup> groups)
    {
        _connection = connection;
        _counts = WordCounts.Read(connection);
        _relevance = Rent<float>();
        _found = Rent<float>();
        _frequency = Rent<float>();
        _required = Rent<byte>();
        using var scan = new StemScan(connection);
        foreach (var group in groups)
        {
            Add(group, scan);
        }
    }

    /// <summary>More than the relevance of any article can be, but for its freshness.</summary>
    public double AllWordsBoost { get; private set; }

    /// <summary>The weight of all the words.</summary>
    public float TotalWeight { get; private set; }

    /// <summary>One more than the greatest number of an article.</summary>
    public int Length => _counts.Length;

    /// <summary>How much of the words' weight an article has; 0 for none.</summary>
    public float Found(long docid) => _found[docid];

    /// <summary>Whether an article has all the words.</summary>
    public bool HasAll(long docid) => _required[docid] == _requiredGroups && _found[docid] > 0;

    /// <summary>An article's relevance.</summary>
    public double Relevance(long docid) => _relevance[docid];

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_relevance);
        ArrayPool<float>.Shared.Return(_found);
        ArrayPool<float>.Shared.Return(_frequency);
        ArrayPool<byte>.Shared.Return(_required);
        _counts.Dispose();
    }

    private void Add(WordGroup group, StemScan scan)
    {
        var touched = ArrayPool<int>.Shared.Rent(Math.Max(1, Length));
        var count = 0;
        foreach (var stem in group.Stems)
        {
            if (!AddPlaces(stem, scan, touched, ref count))
            {
                AddPresence(stem, touched, ref count);
            }
        }

        var weight = Math.Log(1 + ((_counts.Articles - count + 0.5) / (count + 0.5)));
        var averageShare = LengthShare / _counts.Average;
        foreach (var docid in touched.AsSpan(0, count))
        {
            double frequency = _frequency[docid];
            var length = 1 - LengthShare + (averageShare * _counts.Of(docid));
            _relevance[docid] += (float)(weight * frequency * (Saturation + 1) / (frequency + (Saturation * length)));
            _found[docid] += (float)weight;
            _required[docid] += (byte)(group.IsRequired ? 1 : 0);
            _frequency[docid] = 0;
        }

        _requiredGroups += group.IsRequired ? 1 : 0;
        TotalWeight += (float)weight;
        AllWordsBoost += weight * (Saturation + 1);
        ArrayPool<int>.Shared.Return(touched);
    }

    private bool AddPlaces(string stem, StemScan scan, int[] touched, ref int count)
    {
        var before = count;
        scan.Start(stem);
        for (var places = 0; scan.Next(); places++)
        {
            if (places == MaxPlaces)
            {
                return false;
            }

            var docid = (int)scan.Docid;
            if (_frequency[docid] == 0)
            {
                touched[count++] = docid;
            }

            _frequency[docid] += scan.Column switch
            {
                (byte)'t' => TitleWeight,
                (byte)'e' => EntityWeight,
                (byte)'k' => KeyPhraseWeight,
                _ => 1,
            };
        }

        return count >= before;
    }

    private void AddPresence(string stem, int[] touched, ref int count)
    {
        using var scan = FullTextScan.OfStem(_connection, stem);
        while (scan.Next())
        {
            var docid = (int)scan.Docid;
            if (_frequency[docid] == 0)
            {
                touched[count++] = docid;
            }

            _frequency[docid] = 1;
        }
    }

    private T[] Rent<T>()
    {
        var rented = ArrayPool<T>.Shared.Rent(Math.Max(1, Length));
        rented.AsSpan(0, Length).Clear();
        return rented;
    }
}
