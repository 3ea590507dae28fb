namespace Articles.Client.Tests.Positions;

public sealed class MemoryPositionsTests : PositionsContract, IDisposable
{
    private readonly MemoryPositions _positions = new();

    protected override IArticlePositions Positions => _positions;

    public void Dispose() => _positions.Dispose();
}
