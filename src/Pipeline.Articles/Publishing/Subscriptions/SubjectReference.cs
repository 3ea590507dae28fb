using Articles.Extraction.Formats.Wire;

namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>A subject as a filter names it: a name, or a vocabulary and a code (<c>medtop:15000000</c>).</summary>
internal static class SubjectReference
{
    private static readonly string[] Vocabularies = [MediaTopics.Scheme, MediaTopics.SubjectCodes];

    /// <summary>
    /// The error in a subject, as the end of a sentence that starts with its place; null if there is none. Agencies have their own
    /// vocabularies, so only codes that are, or resemble, codes of the IPTC can be refused.
    /// </summary>
    public static string? Fault(string text)
    {
        if (MediaTopics.IsCode(text))
        {
            return $"is a code without its vocabulary; write {Vocabulary(text)}:{text}";
        }

        if (text.IndexOf(':', StringComparison.Ordinal) is var colon && colon <= 0 || colon == text.Length - 1)
        {
            return null;
        }

        var (scheme, code) = (text[..colon], text[(colon + 1)..]);
        if (!Vocabularies.Contains(scheme, StringComparer.OrdinalIgnoreCase))
        {
            return MediaTopics.IsCode(code) && NearestName.Of(scheme, Vocabularies) is { } meant
                ? $"names the vocabulary '{Excerpt.Of(scheme, 64)}'; did you mean '{meant}:{code}'"
                : null;
        }

        return IsKnown(scheme, code)
            ? null
            : $"is '{Excerpt.Of(text, 64)}', which is not a term of the IPTC: use a code of eight digits, such as medtop:15000000";
    }

    private static string Vocabulary(string code) =>
        string.CompareOrdinal(code, "20") >= 0 ? MediaTopics.Scheme : $"{MediaTopics.Scheme}:{code} or {MediaTopics.SubjectCodes}";

    /// <summary>
    /// The table has every Media Topic up to the last one, but only the first level of the Subject Codes, which agencies extend.
    /// </summary>
    private static bool IsKnown(string scheme, string code)
    {
        if (!MediaTopics.IsCode(code))
        {
            return false;
        }

        return scheme.Equals(MediaTopics.Scheme, StringComparison.OrdinalIgnoreCase)
            ? MediaTopics.Table.NameOf(MediaTopics.Scheme, code) is not null
                || (code.StartsWith("20", StringComparison.Ordinal) && string.CompareOrdinal(code, MediaTopics.Table.LastCode) > 0)
            : string.CompareOrdinal(code[..2], "01") >= 0 && string.CompareOrdinal(code[..2], "17") <= 0;
    }
}
