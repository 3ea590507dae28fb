namespace Articles.Extraction.Formats.Wire;

/// <summary>Tells from an envelope's fields whether the item may be published.</summary>
internal static class WireStatus
{
    /// <summary>
    /// Statuses that let an item be published (IPTC's pubstatus, Superdesk's states). "embargoed" does too, but never without an embargo.
    /// </summary>
    private static readonly HashSet<string> Publishable = ["usable", "published", "corrected", "updated", "embargoed"];

    /// <summary>
    /// Statuses that take it out. IPTC: canceled, withheld; Superdesk: killed, recalled, unpublished, spiked; Ritzau: annuleret.
    /// </summary>
    private static readonly HashSet<string> Withdrawing =
        ["canceled", "cancelled", "withheld", "withdrawn", "killed", "kill", "recalled", "unpublished", "spiked", "deleted", "removed",
            "annuleret", "annulled", "cancel", "withdraw", "delete", "remove"];

    /// <summary>Signals that do (IPTC's signal vocabulary, STT's instructions), in lowercase.</summary>
    private static readonly HashSet<string> WithdrawingSignals =
        ["sig:kill", "sig:cancel", "sig:withdraw", "sttinstruct:remove", "edstat:kill", "updatetype:kill"];

    /// <summary>The status without its scheme, in lowercase: <c>stat:canceled</c> is canceled. Null when it is blank.</summary>
    public static string? Plain(string? status)
    {
        var plain = status?.Trim().ToLowerInvariant();
        plain = plain?[(plain.LastIndexOfAny([':', '/']) + 1)..];
        return string.IsNullOrEmpty(plain) ? null : plain;
    }

    /// <summary>What takes the item out by its status; null when that does not.</summary>
    public static WireStatement? Kill(string field, string? status) =>
        Plain(status) is { } plain && Withdrawing.Contains(plain) ? new WireStatement(field, status!.Trim()) : null;

    /// <summary>What takes the item out by a signal; null when none does.</summary>
    public static WireStatement? KillBySignal(string field, IEnumerable<string> signals) =>
        signals.FirstOrDefault(signal => WithdrawingSignals.Contains(signal.Trim().ToLowerInvariant())) is { } signal
            ? new WireStatement(field, signal)
            : null;

    /// <summary>Whether a status is known to let the item be published, or to take it out; no status is usable.</summary>
    public static bool IsKnown(string? plain) => plain is null || Publishable.Contains(plain) || Withdrawing.Contains(plain);

    /// <summary>
    /// An embargo of a field that is there. One without a time that can be read holds until somebody looks: in G2 that is what an empty
    /// "embargoed" means.
    /// </summary>
    public static WireEmbargo? Embargo(string field, string? value, TimeZoneInfo? zone) =>
        value is null ? null : new WireEmbargo(WireTime.ParseEnd(value, zone), new WireStatement(field, value.Trim()));

    /// <summary>The embargo of an item whose status says that there is one: without a field that says until when, it has no end.</summary>
    public static WireEmbargo? EmbargoByStatus(string field, string? status, WireEmbargo? stated) =>
        stated is null && Plain(status) == "embargoed" ? new WireEmbargo(null, new WireStatement(field, status!.Trim())) : stated;
}
