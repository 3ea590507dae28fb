using Articles.Extraction.Formats.Fields;

namespace Articles.Extraction.Formats.Wire;

/// <summary>Tells from an envelope's fields whether the item may be published, by the table <see cref="WireSignals"/>.</summary>
internal static class WireStatus
{
    /// <summary>The status without its scheme, in lowercase: <c>stat:canceled</c> is canceled. Null when it is blank.</summary>
    public static string? Plain(string? status)
    {
        var plain = status?.Trim().ToLowerInvariant();
        plain = plain?[(plain.LastIndexOfAny([':', '/']) + 1)..].Trim();
        return string.IsNullOrEmpty(plain) ? null : plain;
    }

    /// <summary>What takes the item out by its status; null when that does not.</summary>
    public static WireStatement? Kill(string field, string? status) =>
        WireSignals.Of(WireSignals.Status, Plain(status)) == WireMeaning.Withdraw ? new WireStatement(field, status!.Trim()) : null;

    /// <summary>What takes the item out by a signal; null when none does.</summary>
    public static WireStatement? KillBySignal(string field, IEnumerable<string> signals) =>
        signals.FirstOrDefault(signal => WireSignals.Of(WireSignals.Signal, signal) == WireMeaning.Withdraw) is { } signal
            ? new WireStatement(field, signal)
            : null;

    /// <summary>Whether a status is known to let the item be published, or to take it out; no status is usable.</summary>
    public static bool IsKnown(string? plain) => plain is null || WireSignals.Of(WireSignals.Status, plain) is not null;

    /// <summary>
    /// An embargo of a field that is there. One without a time that can be read holds until somebody looks: in G2 that is what an empty
    /// "embargoed" means.
    /// </summary>
    public static WireEmbargo? Embargo(string field, string? value, TimeZoneInfo? zone) =>
        value is null || DeclaredDate.IsUnset(value)
            ? null
            : new WireEmbargo(WireTime.ParseEnd(value, zone), new WireStatement(field, value.Trim()));

    /// <summary>The embargo that ends last; one without a readable end never ends.</summary>
    public static WireEmbargo? Last(IEnumerable<WireEmbargo?> embargoes) =>
        embargoes.OfType<WireEmbargo>().MaxBy(embargo => embargo.Until ?? DateTimeOffset.MaxValue);

    /// <summary>
    /// The item with its expiry. One that cannot be read is kept as it is written; a blank one is none, nor are a template's letters where
    /// there is no date (YYYYMMDD000000-HHMM), and what a program writes where there is none, or for never.
    /// </summary>
    public static WireItem WithExpiry(WireItem item, string field, string? value, TimeZoneInfo? zone) =>
        value switch
        {
            _ when string.IsNullOrWhiteSpace(value) || IsTemplate(value) => item,
            _ when DeclaredDate.IsUnset(value) || DeclaredDate.IsNever(value) => item,
            _ when WireTime.ParseEnd(value, zone) is { } end => item with { ExpiresAt = end },
            _ => item with { UnreadExpiry = new WireStatement(field, value.Trim()) },
        };

    /// <summary>
    /// An item whose text is a document with an envelope of its own, as NITF inside NewsML: what either says against publication counts.
    /// </summary>
    public static WireItem WithInner(WireItem item, WireItem? inner) => inner is null ? item : item with
    {
        Status = IsKnown(inner.Status) ? item.Status : inner.Status,
        Killed = item.Killed ?? inner.Killed,
        Embargo = Last([item.Embargo, inner.Embargo]),
        ExpiresAt = item.ExpiresAt is null || inner.ExpiresAt < item.ExpiresAt ? inner.ExpiresAt : item.ExpiresAt,
        UnreadExpiry = item.UnreadExpiry ?? inner.UnreadExpiry,
        EditorsNote = WireText.Join([item.EditorsNote, inner.EditorsNote]),
        Pictures = [.. item.Pictures, .. inner.Pictures],
    };

    /// <summary>Whether a template's letters stand where there is no date: YYYYMMDD000000-HHMM.</summary>
    public static bool IsTemplate(string date) => date.Contains("YYYY", StringComparison.Ordinal);

    /// <summary>The embargo of an item of which a signal says that there is one, and no field until when.</summary>
    public static WireEmbargo? EmbargoBySignal(string field, IEnumerable<string> signals, WireEmbargo? stated) =>
        stated ?? (signals.FirstOrDefault(signal => Plain(signal) is "embargo" or "embargoed") is { } signal
            ? new WireEmbargo(null, new WireStatement(field, signal))
            : null);

    /// <summary>The embargo of an item whose status says that there is one: without a field that says until when, it has no end.</summary>
    public static WireEmbargo? EmbargoByStatus(string field, string? status, WireEmbargo? stated) =>
        stated is null && Plain(status) == "embargoed" ? new WireEmbargo(null, new WireStatement(field, status!.Trim())) : stated;
}
