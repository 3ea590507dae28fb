using System.Text.Json.Serialization;

namespace Articles.Client;

/// <summary>A line of a file of positions.</summary>
internal sealed record PositionLine
{
    public required string Subscription { get; init; }

    public required string ArticleId { get; init; }

    public required int Sequence { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string EventId { get; init; }

    [JsonIgnore]
    public (string Subscription, string ArticleId) Key => (Subscription, ArticleId);

    [JsonIgnore]
    public EventPosition Position => new(Sequence, Time, EventId);

    public static PositionLine Of((string Subscription, string ArticleId) key, EventPosition position) => new()
    {
        Subscription = key.Subscription,
        ArticleId = key.ArticleId,
        Sequence = position.Sequence,
        Time = position.Time,
        EventId = position.EventId,
    };
}
