using System.Buffers;

namespace Articles.Extraction.Formats.Xml;

/// <summary>Finds the items of a feed by their tags alone, whatever is wrong between them. One pass.</summary>
internal static class FeedSections
{
    private const string Comment = "<!--";
    private const string CharacterData = "<![CDATA[";

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    /// <summary>Whether an element is an item of a feed, by its local name.</summary>
    public static bool IsItem(ReadOnlySpan<char> localName) => localName is "item" or "entry";

    /// <summary>
    /// Whether an item has swallowed the next: a section of character data that is cut off goes on to the end of the next item's, and the
    /// text is well-formed.
    /// </summary>
    public static bool HaveMerged(ReadOnlySpan<char> xml)
    {
        for (var at = xml.IndexOf(CharacterData); at >= 0; at = xml.IndexOf(CharacterData))
        {
            xml = xml[(at + CharacterData.Length)..];
            var inside = xml[..Math.Max(0, xml.IndexOf("]]>"))];
            if (inside.Contains(CharacterData, StringComparison.Ordinal) && HasItem(inside))
            {
                return true;
            }

            xml = xml[inside.Length..];
        }

        return false;
    }

    /// <summary>Finds them, at most <paramref name="most"/>.</summary>
    public static IReadOnlyList<FeedSection> Find(string xml, int most)
    {
        var sections = new List<FeedSection>();
        var start = -1;
        for (var at = xml.IndexOf('<'); at >= 0 && sections.Count < most; at = at < xml.Length ? xml.IndexOf('<', at) : -1)
        {
            var rest = xml.AsSpan(at);
            if (rest.StartsWith(Comment) || rest.StartsWith(CharacterData))
            {
                at += LengthOf(rest);
                continue;
            }

            var isEnd = rest.StartsWith("</");
            if (IsItemTag(rest[(isEnd ? 2 : 1)..]))
            {
                var end = isEnd && rest.IndexOf('>') is var close and >= 0 ? at + close + 1 : at;
                if (start >= 0)
                {
                    sections.Add(new FeedSection(start, end, IsClosed: isEnd && end > at));
                }

                start = isEnd ? -1 : at;
            }

            at++;
        }

        if (start >= 0 && sections.Count < most)
        {
            sections.Add(new FeedSection(start, xml.Length, IsClosed: false));
        }

        return sections;
    }

    /// <summary>
    /// A section's length. One that never ends, or swallows the next item, is itself what is damaged: its beginning alone is passed.
    /// </summary>
    private static int LengthOf(ReadOnlySpan<char> rest)
    {
        var (opening, closing) = rest.StartsWith(Comment) ? (Comment, "-->") : (CharacterData, "]]>");
        var end = rest[opening.Length..].IndexOf(closing);
        if (end < 0)
        {
            return opening.Length;
        }

        return HasItem(rest.Slice(opening.Length, end)) ? opening.Length : opening.Length + end + closing.Length;
    }

    private static bool HasItem(ReadOnlySpan<char> xml) =>
        xml.Contains("<item>", StringComparison.Ordinal) || xml.Contains("<item ", StringComparison.Ordinal)
        || xml.Contains("<entry>", StringComparison.Ordinal) || xml.Contains("<entry ", StringComparison.Ordinal);

    private static bool IsItemTag(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOfAny(NameEnds);
        var name = end < 0 ? tag : tag[..end];
        return name.Length <= 64 && IsItem(name[(name.IndexOf(':') + 1)..]);
    }
}
