using Pipeline.Articles.Messages;

namespace Pipeline.Articles.Tests.Interleaving;

/// <summary>What a stage is told: of a drop, by a pointer, or of a removal.</summary>
internal sealed record Message(string Queue, ArticlePointer? Pointer = null, WithdrawalRequest? Request = null)
{
    public const string Drops = "drops";

    public override string ToString() => $"{Queue} {Pointer?.Revision} {Pointer?.Attempt} {Request?.ArticleId} {Request?.Attempt}";
}
