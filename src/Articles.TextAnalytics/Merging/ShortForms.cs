namespace Articles.TextAnalytics.Merging;

/// <summary>"The International Rescue Committee (IRC) said … the IRC": what stands in brackets after a name is a short form of it.</summary>
internal static class ShortForms
{
    private const int Shortest = 2;
    private const int Longest = 10;

    /// <summary>Makes the mentions of short forms those of their names.</summary>
    public static void Join(string text, EntityGroups groups)
    {
        var forms = groups.Keys.Where(key => EntityGroups.IsName(key.Category) && IsShortForm(key.Name))
            .ToLookup(key => key.Name, StringComparer.Ordinal);
        foreach (var key in groups.Keys.Where(key => key.Name.Contains(' ') && EntityGroups.IsName(key.Category)))
        {
            foreach (var form in groups[key].Select(mention => Bracketed(text, mention.End)).OfType<string>().Distinct().ToList())
            {
                foreach (var own in forms[form].Where(_ => Abbreviates(form, key.Name)))
                {
                    groups.Move(own, key);
                }
            }
        }
    }

    private static string? Bracketed(string text, int end)
    {
        var rest = text.AsSpan(end);
        var close = rest.StartsWith(" (") ? rest[..Math.Min(rest.Length, Longest + 3)].IndexOf(')') : -1;
        return close >= Shortest + 2 ? rest[2..close].ToString() : null;
    }

    private static bool IsShortForm(string name) =>
        name.Length is >= Shortest and <= Longest && name.Count(char.IsUpper) >= Shortest && !name.Contains(' ');

    /// <summary>Whether the form's first letter is the name's, and the others follow in the name.</summary>
    private static bool Abbreviates(string form, string name)
    {
        var place = 0;
        foreach (var c in form.Where(char.IsLetter))
        {
            place = name.IndexOf(c.ToString(), place, StringComparison.OrdinalIgnoreCase) + 1;
            if (place == 0)
            {
                return false;
            }
        }

        return char.ToUpperInvariant(form[0]) == char.ToUpperInvariant(name[0]);
    }
}
