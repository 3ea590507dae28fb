using Articles.Extraction.Evidence;

namespace Articles.Extraction.Formats.Wire;

/// <summary>
/// What agencies' values mean, in one table. What is not in it is not guessed: an unknown status is not published, an unknown signal
/// decides nothing.
/// </summary>
internal static class WireSignals
{
    public const string Status = "status";
    public const string State = "state";
    public const string Signal = "signal";
    public const string Profile = "profile";
    public const string Release = "release";

    private const string PubStatus = "IPTC, publishing status NewsCodes (http://cv.iptc.org/newscodes/pubstatusg2/), as in "
        + "superdesk-core (superdesk/metadata/item.py)";
    private const string SignalCodes = "IPTC, signal NewsCodes, in the examples and tests of https://github.com/iptc/newsml-g2, and as "
        + "superdesk-core writes them (superdesk/publish/formatters/newsml_g2_formatter.py)";
    private const string NewsMl = "IPTC, NewsML 1.2 status vocabulary: http://www.iptc.org/NewsML/topicsets/topicset.iptc-status.xml";
    private const string Nitf = "IPTC, NITF 3.6, docdata/@management-status";
    internal const string Superdesk = "Superdesk, states of content: superdesk-core (superdesk/metadata/item.py)";
    private const string Tt = "TT, ttninjs 1.8: https://github.com/ttab/ttspec (ttninjs-schema_1.8.json)";
    private const string Stt = "STT, as superdesk-stt reads it (server/stt/common.py)";
    private const string Ritzau = "Ritzau, as superdesk-core reads it (superdesk/io/feed_parsers/ritzau.py)";
    private const string EdStat = "Reuters, editorial status in NewsML-G2, as in superdesk-core (tests/io/fixtures/snep.xml)";
    internal const string Words = "no public source was found; words that mean the same as the status canceled, and nothing else";
    private const string Unsourced = "no public source was found; it decides nothing";

    /// <summary>The table.</summary>
    public static IReadOnlyList<WireSignal> Table { get; } =
    [
        new(Status, "usable", WireMeaning.Publish, PubStatus),
        new(Status, "withheld", WireMeaning.Withdraw, PubStatus),
        new(Status, "canceled", WireMeaning.Withdraw, PubStatus),
        new(Status, "cancelled", WireMeaning.Withdraw, NewsMl),
        // Never without an embargo: WireStatus.EmbargoByStatus.
        new(Status, "embargoed", WireMeaning.Publish, Nitf),
        new(Status, "replaced", WireMeaning.Withdraw, Tt),
        new(Status, "published", WireMeaning.Publish, Superdesk),
        new(Status, "corrected", WireMeaning.Publish, Superdesk),
        new(Status, "updated", WireMeaning.Publish, Superdesk),
        new(Status, "killed", WireMeaning.Withdraw, Superdesk),
        new(Status, "recalled", WireMeaning.Withdraw, Superdesk),
        new(Status, "unpublished", WireMeaning.Withdraw, Superdesk),
        new(Status, "spiked", WireMeaning.Withdraw, Superdesk),
        new(Status, "annuleret", WireMeaning.Withdraw, Ritzau),
        new(Status, "annulled", WireMeaning.Withdraw, Words),
        new(Status, "withdrawn", WireMeaning.Withdraw, Words),
        new(Status, "withdraw", WireMeaning.Withdraw, Words),
        new(Status, "kill", WireMeaning.Withdraw, Words),
        new(Status, "cancel", WireMeaning.Withdraw, Words),
        new(Status, "deleted", WireMeaning.Withdraw, Words),
        new(Status, "delete", WireMeaning.Withdraw, Words),
        new(Status, "retracted", WireMeaning.Withdraw, Words),
        new(Status, "takedown", WireMeaning.Withdraw, Superdesk),
        new(Status, "unpublish", WireMeaning.Withdraw, Superdesk),
        new(Status, "retract", WireMeaning.Withdraw, Words),
        new(Status, "withhold", WireMeaning.Withdraw, Words),
        new(Status, "removed", WireMeaning.Withdraw, Words),
        new(Status, "remove", WireMeaning.Withdraw, Words),
        new(State, "draft", WireMeaning.Unreleased, Superdesk),
        new(State, "ingested", WireMeaning.Unreleased, Superdesk),
        new(State, "routed", WireMeaning.Unreleased, Superdesk),
        new(State, "fetched", WireMeaning.Unreleased, Superdesk),
        new(State, "submitted", WireMeaning.Unreleased, Superdesk),
        new(State, "in_progress", WireMeaning.Unreleased, Superdesk),
        new(State, "scheduled", WireMeaning.Unreleased, Superdesk),
        new(State, "correction", WireMeaning.Unreleased, Superdesk),
        new(Signal, "sig:kill", WireMeaning.Withdraw, Words),
        new(Signal, "sig:cancel", WireMeaning.Withdraw, Words),
        new(Signal, "sig:withdraw", WireMeaning.Withdraw, Words),
        new(Signal, "kill", WireMeaning.Withdraw, Words),
        new(Signal, "cancel", WireMeaning.Withdraw, Words),
        new(Signal, "withdraw", WireMeaning.Withdraw, Words),
        new(Signal, "killed", WireMeaning.Withdraw, Words),
        new(Signal, "canceled", WireMeaning.Withdraw, Words),
        new(Signal, "cancelled", WireMeaning.Withdraw, Words),
        new(Signal, "withdrawn", WireMeaning.Withdraw, Words),
        new(Signal, "withdrawal", WireMeaning.Withdraw, Words),
        new(Signal, "withhold", WireMeaning.Withdraw, Words),
        new(Signal, "withheld", WireMeaning.Withdraw, Words),
        new(Signal, "retract", WireMeaning.Withdraw, Words),
        new(Signal, "retracted", WireMeaning.Withdraw, Words),
        new(Signal, "retraction", WireMeaning.Withdraw, Words),
        new(Signal, "recalled", WireMeaning.Withdraw, Words),
        new(Signal, "takedown", WireMeaning.Withdraw, Words),
        new(Signal, "annulled", WireMeaning.Withdraw, Words),
        new(Signal, "disregard", WireMeaning.Withdraw, Words),
        new(Signal, "elimination", WireMeaning.Withdraw, Words),
        new(Signal, "sig:update", WireMeaning.Version, SignalCodes),
        new(Signal, "sig:correction", WireMeaning.Version, SignalCodes),
        new(Signal, "sttinstruct:remove", WireMeaning.Withdraw, Stt),
        new(Signal, "edstat:kill", WireMeaning.Withdraw, Words),
        new(Signal, "edstat:c", WireMeaning.Version, Unsourced),
        new(Signal, "edstat:u", WireMeaning.Version, EdStat),
        new(Signal, "updatetype:kill", WireMeaning.Withdraw, Words),
        new(Signal, "updatetype:avpub", WireMeaning.Withdraw, Tt),
        new(Signal, "updatetype:korr", WireMeaning.Version, Tt),
        new(Signal, "updatetype:rä", WireMeaning.Version, Tt),
        new(Signal, "updatetype:uv", WireMeaning.Version, Tt),
        .. ReleaseWords.Rows,
        new(Profile, "info", WireMeaning.Information, Tt),
    ];

    /// <summary>Where the IPTC's signals lie, for those who write them as addresses.</summary>
    private static readonly string[] SignalAddresses =
        ["http://cv.iptc.org/newscodes/signal/", "https://cv.iptc.org/newscodes/signal/"];

    private static readonly Dictionary<(string, string), WireMeaning> Meanings =
        Table.ToDictionary(signal => (signal.Field, CharacterFolding.Fold(signal.Value)), signal => signal.Meaning);

    /// <summary>What a field's value means; null for one that is not in the table.</summary>
    public static WireMeaning? Of(string field, string? value)
    {
        if (value is not null && Meanings.TryGetValue((field, Plain(value)), out var meaning))
        {
            return meaning;
        }

        // A word of a vocabulary that nobody knows takes an item out all the same.
        return field == Signal && WireStatus.Plain(value) is { } word && Meanings.TryGetValue((field, word), out meaning)
            && meaning == WireMeaning.Withdraw
            ? meaning
            : null;
    }

    private static string Plain(string value)
    {
        var plain = CharacterFolding.Fold(value.Trim());
        return Array.Find(SignalAddresses, plain.StartsWith) is { } address ? $"sig:{plain[address.Length..]}" : plain;
    }
}
