using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Forums;

/// <summary>One contribution to a thread.</summary>
/// <param name="Node">All of it: its author, its time, its text.</param>
/// <param name="Body">The element with its text; the same as <paramref name="Node"/> when that holds nothing else.</param>
internal sealed record Post(PageNode Node, PageNode Body);
