namespace Pipeline.Search.Queries;

/// <summary>At least one of several.</summary>
/// <param name="Alternatives">At least two.</param>
internal sealed record AnyNode(IReadOnlyList<QueryNode> Alternatives) : QueryNode
{
    public override bool HasPrefix => Alternatives.Any(node => node.HasPrefix);
}
