namespace Pipeline.Search.Queries;

/// <summary>All of some, and none of others.</summary>
/// <param name="Required">At least one.</param>
/// <param name="Excluded">May be empty.</param>
internal sealed record AllNode(IReadOnlyList<QueryNode> Required, IReadOnlyList<QueryNode> Excluded) : QueryNode
{
    public override bool HasPrefix => Required.Any(node => node.HasPrefix) || Excluded.Any(node => node.HasPrefix);
}
