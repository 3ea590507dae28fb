namespace Articles.Extraction.Html.Body;

/// <summary>What is decided about a block.</summary>
/// <param name="Kept">Whether it is part of the body.</param>
/// <param name="Role">What it is.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="OpensSection">Whether what follows belongs to it: a label such as "Read more" or "Comments".</param>
internal readonly record struct Verdict(bool Kept, BlockRole Role, string Reason, bool OpensSection = false)
{
    /// <summary>Part of the body.</summary>
    public static Verdict Keep(string reason) => new(true, BlockRole.Body, reason);

    /// <summary>Not part of the body.</summary>
    public static Verdict Drop(BlockRole role, string reason) => new(false, role, reason);

    /// <summary>Not part of the body, and the label of what follows.</summary>
    public static Verdict Open(BlockRole role, string reason) => new(false, role, reason, OpensSection: true);
}
