using Azure.Search.Documents.Indexes.Models;

namespace Pipeline.Search.AzureSearch;

/// <summary>
/// The languages whose texts have fields and an analyzer of their own, so that word forms find each other (Häuser, Haus). A body stands in
/// one field only: its language's, or <c>text</c> with the standard analyzer. Two fields a language: a Basic service allows 100 fields an
/// index. A language can be added later without a rebuild; its articles move into it when they are published again.
/// </summary>
internal static class LanguageAnalyzers
{
    /// <summary>Analyzer by ISO 639-1 code.</summary>
    public static IReadOnlyDictionary<string, LexicalAnalyzerName> All { get; } =
        new SortedDictionary<string, LexicalAnalyzerName>(StringComparer.Ordinal)
        {
            ["ar"] = LexicalAnalyzerName.ArLucene,
            ["da"] = LexicalAnalyzerName.DaLucene,
            ["de"] = LexicalAnalyzerName.DeLucene,
            ["en"] = LexicalAnalyzerName.EnLucene,
            ["es"] = LexicalAnalyzerName.EsLucene,
            ["fi"] = LexicalAnalyzerName.FiLucene,
            ["fr"] = LexicalAnalyzerName.FrLucene,
            ["hi"] = LexicalAnalyzerName.HiLucene,
            ["it"] = LexicalAnalyzerName.ItLucene,
            ["ja"] = LexicalAnalyzerName.JaLucene,
            ["ko"] = LexicalAnalyzerName.KoLucene,
            ["nl"] = LexicalAnalyzerName.NlLucene,
            ["no"] = LexicalAnalyzerName.NoLucene,
            ["pl"] = LexicalAnalyzerName.PlLucene,
            ["pt"] = LexicalAnalyzerName.PtPtLucene,
            ["ru"] = LexicalAnalyzerName.RuLucene,
            ["sv"] = LexicalAnalyzerName.SvLucene,
            ["th"] = LexicalAnalyzerName.ThLucene,
            ["tr"] = LexicalAnalyzerName.TrLucene,
            ["zh"] = LexicalAnalyzerName.ZhHansLucene,
        };

    /// <summary>The field that holds a body.</summary>
    public static string TextField(string? language) =>
        language is not null && All.ContainsKey(SearchFacets.Key(language))
            ? IndexFields.TextIn(SearchFacets.Key(language))
            : IndexFields.Text;

    /// <summary>Every field that may hold a body.</summary>
    public static IEnumerable<string> TextFields => All.Keys.Select(IndexFields.TextIn).Prepend(IndexFields.Text);
}
