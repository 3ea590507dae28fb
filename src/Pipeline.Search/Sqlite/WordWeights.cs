using System.Buffers;
using Microsoft.Data.Sqlite;
using Pipeline.Search.Words;

namespace Pipeline.Search.Sqlite;

/// <summary>
/// Weighs all articles that have one of a query's words: BM25 (Robertson and Zaragoza, 2009), the fields weighed before they saturate, a
/// word's forms taken together; words that stand next to each other as in the query weigh more. An article that has all the words weighs
/// more than any that has not.
/// </summary>
internal sealed class WordWeights : IDisposable
{
    private const double Saturation = 1.2;
    private const double LengthShare = 0.75;
    private const double PairShare = 0.2;
    private const float TitleWeight = 3;
    private const float EntityWeight = 2;
    private const float KeyPhraseWeight = 1.5f;

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
    private readonly int[] _touched;
    private int _count;
    private int _requiredGroups;

    public WordWeights(SqliteConnection connection, IReadOnlyList<WordGroup> groups)
    {
        _connection = connection;
        _counts = WordCounts.Read(connection);
        _relevance = Rent<float>();
        _found = Rent<float>();
        _frequency = Rent<float>();
        _required = Rent<byte>();
        _touched = ArrayPool<int>.Shared.Rent(Math.Max(1, Length));
        using var scan = new StemScan(connection);
        var (before, places) = (new List<long>(), new List<long>());
        var weightBefore = 0.0;
        foreach (var group in groups)
        {
            places.Clear();
            var weight = Add(group, scan, places);
            AddPairs(before, places, PairShare * (weightBefore + weight) / 2);
            (before, places, weightBefore) = (places, before, weight);
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
        ArrayPool<int>.Shared.Return(_touched);
        _counts.Dispose();
    }

    /// <returns>The word's weight: the rarer, the more.</returns>
    private double Add(WordGroup group, StemScan scan, List<long> places)
    {
        foreach (var stem in group.Stems)
        {
            if (!AddPlaces(stem, scan, places))
            {
                AddPresence(stem);
            }
        }

        // The places of several stems are not in order yet.
        if (group.Stems.Count > 1)
        {
            places.Sort();
        }

        var weight = Math.Log(1 + ((_counts.Articles - _count + 0.5) / (_count + 0.5)));
        foreach (var docid in _touched.AsSpan(0, _count))
        {
            _found[docid] += (float)weight;
            _required[docid] += (byte)(group.IsRequired ? 1 : 0);
        }

        AddRelevance(weight);
        _requiredGroups += group.IsRequired ? 1 : 0;
        TotalWeight += (float)weight;
        return weight;
    }

    /// <summary>Adds what stands next to each other as in the query.</summary>
    private void AddPairs(List<long> before, List<long> places, double weight)
    {
        var i = 0;
        foreach (var place in places)
        {
            while (i < before.Count && before[i] < place - 1)
            {
                i++;
            }

            if (i < before.Count && before[i] == place - 1)
            {
                Touch(DocidOf(place), WeightOf(place));
            }
        }

        AddRelevance(weight);
    }

    private void AddRelevance(double weight)
    {
        var averageShare = LengthShare / _counts.Average;
        foreach (var docid in _touched.AsSpan(0, _count))
        {
            double frequency = _frequency[docid];
            var length = 1 - LengthShare + (averageShare * _counts.Of(docid));
            _relevance[docid] += (float)(weight * frequency * (Saturation + 1) / (frequency + (Saturation * length)));
            _frequency[docid] = 0;
        }

        _count = 0;
        AllWordsBoost += weight * (Saturation + 1);
    }

    /// <returns>Whether all places were counted.</returns>
    private bool AddPlaces(string stem, StemScan scan, List<long> places)
    {
        scan.Start(stem);
        for (var count = 0; scan.Next(); count++)
        {
            if (count == MaxPlaces)
            {
                return false;
            }

            var place = PlaceOf(scan.Docid, scan.Column, scan.Offset);
            places.Add(place);
            Touch((int)scan.Docid, WeightOf(place));
        }

        return true;
    }

    private void AddPresence(string stem)
    {
        using var scan = FullTextScan.OfStem(_connection, stem);
        while (scan.Next())
        {
            var docid = (int)scan.Docid;
            Touch(docid, 1 - _frequency[docid]);
        }
    }

    private void Touch(int docid, float frequency)
    {
        if (_frequency[docid] == 0)
        {
            _touched[_count++] = docid;
        }

        _frequency[docid] += frequency;
    }

    /// <summary>Article, column and word in a number, so that neighbours differ by one.</summary>
    private static long PlaceOf(long docid, byte column, int offset) =>
        (docid << 32) | ((long)ColumnNumber(column) << 28) | ((uint)offset + 1);

    private static int DocidOf(long place) => (int)(place >> 32);

    private static float WeightOf(long place) => ((place >> 28) & 0xF) switch
    {
        0 => TitleWeight,
        1 => EntityWeight,
        2 => KeyPhraseWeight,
        _ => 1,
    };

    private static int ColumnNumber(byte column) => column switch
    {
        (byte)'t' => 0,
        (byte)'e' => 1,
        (byte)'k' => 2,
        _ => 3,
    };

    private T[] Rent<T>()
    {
        var rented = ArrayPool<T>.Shared.Rent(Math.Max(1, Length));
        rented.AsSpan(0, Length).Clear();
        return rented;
    }
}
