using System.Text.RegularExpressions;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.Formats.Fields;

/// <summary>
/// What the properties of a PDF or a Word document are worth: programs fill them in, and templates leave them stale. A title counts where
/// the document's beginning bears it out, an author where it is a person's name.
/// </summary>
internal static partial class DocumentProperties
{
    private const int Beginning = 3000;

    public static DeclaredMetadata Declare(
        string? title, string? author, DateTimeOffset? created, DateTimeOffset? modified, string? language, string text)
    {
        var published = created is { } first ? DeclaredDate.Plausible(first) : null;
        return new DeclaredMetadata
        {
            Title = PlainLine.Of(title) is { } line && Letters(text[..Math.Min(text.Length, Beginning)])
                .Contains(Letters(line), StringComparison.OrdinalIgnoreCase) ? line : null,
            Byline = Names.Join(
                author?.Split(';', StringSplitOptions.TrimEntries).Where(name => PersonalName().IsMatch(name) && !Software().IsMatch(name))
                ?? []),
            PublishedAt = published,
            ModifiedAt = modified is { } last && DeclaredDate.Plausible(last) is { } changed && (published is null || changed > published)
                ? changed
                : null,
            Language = LanguageTag.Parse(language),
        };
    }

    /// <summary>Letters and digits alone: a headline set in two lines, or in capitals, is still the title.</summary>
    private static string Letters(string text) =>
        string.Concat(text.Where(char.IsLetterOrDigit)) is { Length: > 0 } letters ? letters : "\uFFFF";

    [GeneratedRegex(
        @"\A\p{Lu}[\p{L}\p{M}'’.-]*( (\p{Lu}[\p{L}\p{M}'’.-]*|d[aeiou]s?|v[ao]n|der|den|la|le|y|e|bin|al|el)){1,5}\z",
        RegexOptions.NonBacktracking)]
    private static partial Regex PersonalName();

    [GeneratedRegex(
        @"\b(microsoft|office|user|admin|administrator|adobe|windows|author|default|owner|unknown|scanner|python-docx)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Software();
}
