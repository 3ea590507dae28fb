namespace Pipeline.Articles.Cleaning.Html.Body;

/// <summary>What is decided about a block.</summary>
/// <param name="Kept">Whether it is part of the body.</param>
/// <param name="Role">What it is.</param>
/// <param name="Reason">Why, in a few words.</param>
internal readonly record struct Verdict(bool Kept, BlockRole Role, string Reason)
{
    /// <summary>Part of the body.</summary>
    public static Verdict Keep(string reason) => new(true, BlockRole.Body, reason);

    /// <summary>Not part of the body.</summary>
    public static Verdict Drop(BlockRole role, string reason) => new(false, role, reason);
}
