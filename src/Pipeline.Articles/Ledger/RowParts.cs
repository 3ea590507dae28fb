namespace Pipeline.Articles.Ledger;

/// <summary>The groups of a row's fields that are cleared together. Add a new field to its group here, and nowhere else.</summary>
internal static class RowParts
{
    /// <summary>Clears an earlier failure, deferral or hold.</summary>
    public static LedgerEntry WithoutTrouble(this LedgerEntry entry) =>
        entry with { Attempts = 0, Reason = null, FailedIn = null, EmbargoedUntil = null, IsDirect = false };

    /// <summary>Neither enriched nor published.</summary>
    public static LedgerEntry WithoutEnrichment(this LedgerEntry entry) =>
        entry.WithoutPublication().MadeByNoEnricher() with { EnrichedAt = null };

    /// <summary>Not published.</summary>
    public static LedgerEntry WithoutPublication(this LedgerEntry entry) =>
        entry.MadeByNoPublisher() with { PublishedAt = null, ExpiresAt = null, Delivered = [] };

    /// <summary>Older than any version of enrichment and publishing.</summary>
    public static LedgerEntry MadeByNoEnricher(this LedgerEntry entry) => entry.MadeByNoPublisher() with { EnricherVersion = 0 };

    private static LedgerEntry MadeByNoPublisher(this LedgerEntry entry) => entry with { PublisherVersion = 0, IndexVersion = 0 };
}
