using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Merging;

/// <summary>A mention of an entity.</summary>
/// <param name="Entity">As the engine found it.</param>
/// <param name="Offset">Where it is in the whole text.</param>
internal sealed record Mention(TextEntity Entity, int Offset)
{
    /// <summary>Where it ends.</summary>
    public int End => Offset + Entity.Length;
}
