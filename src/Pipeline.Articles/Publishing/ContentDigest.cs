using System.Security.Cryptography;
using System.Text.Json;
using Articles.TextAnalytics;
using Pipeline.Articles.Enrichment;

namespace Pipeline.Articles.Publishing;

/// <summary>
/// A digest of an enriched article's content. The same work done again gives the same digest. Other settings, features or models that
/// change the article give another one. It leaves out the times, the costs and the trace.
/// </summary>
internal static class ContentDigest
{
    /// <summary>64 hexadecimal digits.</summary>
    public static string Of(EnrichedArticle article)
    {
        var content = article with
        {
            Features = new SortedDictionary<string, FeatureRecord>(article.Features.ToDictionary(), StringComparer.Ordinal),
            Missing = new SortedDictionary<string, string>(article.Missing.ToDictionary(), StringComparer.Ordinal),
            // The same version may come again in another file.
            Item = article.Item is { } item ? item with { ReceivedAt = default } : null,
            // A page that is stored again as it was is the same article.
            CapturedAt = null,
            FirstSeenAt = null,
            CleanedAt = null,
            EnrichedAt = null,
            TextRecords = 0,
            TraceParent = null,
        };
        return Convert.ToHexStringLower(
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, EnrichmentJson.Default.EnrichedArticle)));
    }
}
