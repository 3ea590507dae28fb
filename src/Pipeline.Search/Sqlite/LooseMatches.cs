using Microsoft.Data.Sqlite;
using Pipeline.Search.Queries;
using Pipeline.Search.Words;

namespace Pipeline.Search.Sqlite;

/// <summary>
/// The articles that a query finds which has words that were only typed: those with all the words, and those with at least half of the
/// words' weight that the best article has. What is meant to the letter has to hold.
/// </summary>
internal sealed class LooseMatches : IDisposable
{
    private const float LeastShare = 0.5f;

    private readonly WordWeights _words;
    private readonly Dictionary<long, double>? _required;
    private readonly HashSet<long> _excluded;
    private readonly float _requiredWeight;

    private LooseMatches(SqliteConnection connection, LooseQuery query, IReadOnlyList<WordGroup> groups)
    {
        Groups = groups;
        _words = new WordWeights(connection, groups);
        _required = query.Required is null ? null : Weigh(connection, query.Required);
        _excluded = query.Excluded is null ? [] : Find(connection, query.Excluded);
        _requiredWeight = _required is null ? 0 : _words.TotalWeight / groups.Count;
    }

    /// <summary>The words that are looked for.</summary>
    public IReadOnlyList<WordGroup> Groups { get; }

    /// <summary>More than the relevance of any article without all the words.</summary>
    public double AllWordsBoost => 2 * _words.AllWordsBoost;

    /// <summary>Finds the articles of a query; null where no word of it was only typed, or they are all stop words.</summary>
    public static LooseMatches? Find(SqliteConnection connection, QueryNode query, WordForms forms)
    {
        var loose = LooseQuery.Of(query);
        var groups = loose.Words.Count == 0 ? [] : WordGroup.Of(loose.Words, ReadLanguages(connection), forms);
        return groups.Count == 0 ? null : new LooseMatches(connection, loose, groups);
    }

    /// <summary>The articles, the last to come in first.</summary>
    /// <param name="accepts">
    /// Whether an article passes the filters. They take articles out and let none in, so that facets count what choosing them shows; but
    /// where none of them is left, what passes is measured by the best that does.
    /// </param>
    public IEnumerable<long> Read(Func<long, bool> accepts)
    {
        var all = Candidates().ToList();
        var least = LeastOf(all);
        var passed = all.Where(docid => IsMatch(docid, least) && accepts(docid)).ToList();
        if (passed.Count > 0)
        {
            return passed;
        }

        var rest = all.Where(accepts).ToList();
        var lower = LeastOf(rest);
        return rest.Where(docid => IsMatch(docid, lower));
    }

    /// <summary>Whether an article has all the words.</summary>
    public bool HasAll(long docid) => _words.HasAll(docid);

    /// <summary>How well an article matches, the greater the better.</summary>
    public double Relevance(long docid) => _words.Relevance(docid) + (_required?.GetValueOrDefault(docid) ?? 0);

    public void Dispose() => _words.Dispose();

    private IEnumerable<long> Candidates()
    {
        if (_required is not null)
        {
            return _required.Keys.Where(docid => !_excluded.Contains(docid)).OrderDescending();
        }

        return Found();

        IEnumerable<long> Found()
        {
            for (long docid = _words.Length - 1; docid >= 0; docid--)
            {
                if (_words.Found(docid) > 0 && !_excluded.Contains(docid))
                {
                    yield return docid;
                }
            }
        }
    }

    private float LeastOf(List<long> articles) => LeastShare * articles.Aggregate(0f, (most, docid) => Math.Max(most, WeightOf(docid)));

    private bool IsMatch(long docid, float least) => WeightOf(docid) >= least || HasAll(docid);

    private float WeightOf(long docid) => _words.Found(docid) + _requiredWeight;

    /// <summary>The languages of the articles that came in last, the most frequent first, and then the others of the index.</summary>
    private static List<string?> ReadLanguages(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT language FROM (SELECT language, count(*) AS articles FROM (SELECT language FROM article ORDER BY docid DESC LIMIT 500)
            GROUP BY language ORDER BY articles DESC, language)
            UNION ALL SELECT value FROM value WHERE facet = $language
            """;
        command.Parameters.AddWithValue("$language", (int)Facet.Language);
        using var reader = command.ExecuteReader();
        var languages = new List<string?>();
        while (reader.Read())
        {
            languages.Add(reader.GetNullable(0));
        }

        return [.. languages.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static Dictionary<long, double> Weigh(SqliteConnection connection, QueryNode query)
    {
        using var scan = FullTextScan.Ranked(connection, FtsExpression.Of(query));
        var articles = new Dictionary<long, double>();
        while (scan.Next())
        {
            articles.Add(scan.Docid, scan.Relevance);
        }

        return articles;
    }

    private static HashSet<long> Find(SqliteConnection connection, QueryNode query)
    {
        using var scan = FullTextScan.Of(connection, FtsExpression.Of(query));
        var articles = new HashSet<long>();
        while (scan.Next())
        {
            articles.Add(scan.Docid);
        }

        return articles;
    }
}
