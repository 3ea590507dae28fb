namespace Articles.Extraction.Html.Page;

/// <summary>Why a subtree is left out.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Reason">Which rule said so, in a few words.</param>
internal sealed record Pruning(BlockRole Role, string Reason);
