using System.Collections.Frozen;
using AngleSharp.Dom;
using Articles.Extraction.Html.Page;

namespace Articles.Extraction.Html.Forums;

/// <summary>Tells by an element's names that it is a post, as the programs that run forums write them.</summary>
internal static class PostNames
{
    private const int MaxWord = 24;

    // An entry is a post among others; elsewhere it is an article.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Posts =
        MarkWords.Posts.Append("entry").ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Several = FrozenSet.Create(
        StringComparer.Ordinal, "container", "list", "feed", "area", "section", "form", "count", "thread", "page")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Types = FrozenSet.Create(
        StringComparer.Ordinal, "Comment", "Answer", "Question", "DiscussionForumPosting", "SocialMediaPosting", "UserComments");

    /// <summary>Whether its schema.org type says so.</summary>
    public static bool IsTyped(IElement element) =>
        element.GetAttribute("itemtype") is { } type && Types.Contains(type[(type.LastIndexOf('/') + 1)..]);

    /// <summary>Whether a class or an id says so: one of its words does, and the last does not say that it holds several.</summary>
    public static bool IsNamed(ReadOnlySpan<char> name)
    {
        Span<char> word = stackalloc char[MaxWord];
        var (length, found, several) = (0, false, false);
        for (var i = 0; i <= name.Length; i++)
        {
            var c = i < name.Length ? name[i] : ' ';
            if (length > 0 && (!char.IsAsciiLetter(c) || (char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(name[i - 1]))))
            {
                found |= Posts.Contains(word[..length]);
                several = Several.Contains(word[..length]);
                length = 0;
            }

            if (char.IsAsciiLetter(c) && length < MaxWord)
            {
                word[length++] = char.ToLowerInvariant(c);
            }
        }

        return found && !several;
    }
}
