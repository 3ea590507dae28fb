using System.Security.Cryptography;
using System.Text.Json;
using Articles.TextAnalytics;
using Pipeline.Articles.Contracts;
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
            Item = article.Item is { } item ? VersionOf(item) : null,
            // A page that is captured again as it was is the same article.
            Part = article.Item is { IsCapture: true } ? null : article.Part,
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

    private static ItemVersion VersionOf(ItemVersion item) => item.IsCapture
        ? item with { ReceivedAt = default, CreatedAt = null, Place = null }
        : item with { ReceivedAt = default };
}
