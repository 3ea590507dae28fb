namespace Articles.Extraction.FlatText;

/// <summary>
/// Tells the lines that say who wrote an article, or when it came out, from the lines of a wrapped paragraph: they begin anew, however full
/// the line above is.
/// </summary>
internal static class FactLine
{
    private const int MaxLength = 80;
    private const int MinNames = 2;

    private static readonly string[] Authors = ["By ", "BY ", "Written by ", "Written By ", "WRITTEN BY ", "Posted by ", "Recipe by "];

    private static readonly string[] Days =
        ["Published ", "Published: ", "Posted ", "Posted: ", "Updated ", "Updated: ", "Last updated ", "Last Updated ", "Last modified "];

    private static readonly string[] Labels = ["By", "BY", "Written by", "Written By", "WRITTEN BY", "Published", "PUBLISHED"];

    /// <summary>Whether a line is one.</summary>
    /// <param name="above">The line above it.</param>
    /// <param name="line">The line.</param>
    public static bool Begins(ReadOnlySpan<char> above, ReadOnlySpan<char> line)
    {
        if (line.Length > MaxLength)
        {
            return false;
        }

        return IsLabel(line) || (After(Days, line) >= 0 && line.ContainsAnyInRange('0', '9'))
            || (above.Length > 0 && above[^1] is not (',' or ';' or '-' or '–' or '(') && After(Authors, line) is > 0 and var lead
                && NamesSomebody(line[lead..]));
    }

    /// <summary>Whether a line says no more than what the next one is.</summary>
    public static bool IsLabel(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd(" :");
        foreach (var label in Labels)
        {
            if (line.SequenceEqual(label))
            {
                return true;
            }
        }

        return false;
    }

    private static int After(string[] leads, ReadOnlySpan<char> line)
    {
        foreach (var lead in leads)
        {
            if (line.StartsWith(lead, StringComparison.Ordinal))
            {
                return lead.Length;
            }
        }

        return -1;
    }

    /// <summary>Two words with a capital each, before any other; the numbers of links stand between.</summary>
    private static bool NamesSomebody(ReadOnlySpan<char> names)
    {
        var found = 0;
        foreach (var range in names.Split(' '))
        {
            var word = names[range].TrimStart("[]0123456789");
            if (word.IsEmpty || !char.IsUpper(word[0]) || ++found == MinNames)
            {
                break;
            }
        }

        return found == MinNames;
    }
}
