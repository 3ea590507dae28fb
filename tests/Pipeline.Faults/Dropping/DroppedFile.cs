using Pipeline.Articles.Contracts;

namespace Pipeline.Faults.Dropping;

/// <summary>A file as it was last dropped, and what it holds.</summary>
/// <param name="Name">Its name in the inbox.</param>
/// <param name="Number">Counts its contents, from 1.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="IsArticle">Whether it is an article; else it has to be rejected.</param>
/// <param name="Mark">A word that every content of this file has, and no other file.</param>
public sealed record DroppedFile(string Name, int Number, ReadOnlyMemory<byte> Content, bool IsArticle, string Mark)
{
    /// <summary>Whether it was removed since.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>The article's id.</summary>
    public ArticleId Id => ArticleId.FromName(Name);

    /// <summary>Its revision.</summary>
    public Revision Revision => Revision.Of(Content.Span);

    /// <summary>A word that this content alone has.</summary>
    public string RevisionMark => MarkOf(Number);

    /// <summary>The words of its earlier contents, which nobody must find any more.</summary>
    public IEnumerable<string> StaleMarks => Enumerable.Range(1, Number - 1).Select(MarkOf);

    private string MarkOf(int number) => $"{Mark}z{MarkWord.Of(number)}";
}
