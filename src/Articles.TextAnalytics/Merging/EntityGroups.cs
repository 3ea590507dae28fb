using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Merging;

/// <summary>The mentions of a text by category and name, without regard to the name's case.</summary>
internal sealed class EntityGroups
{
    // A name in one of these categories is in no other. Dates, numbers and addresses are what their pattern says.
    private static readonly string[] NameCategories = ["Person", "Location", "Organization", "Event", "Product", "PersonType", "Skill"];

    private readonly Dictionary<(string Category, string Name), List<Mention>> _groups = new(NameComparer.Instance);

    /// <summary>The groups.</summary>
    public IReadOnlyDictionary<(string Category, string Name), List<Mention>> All => _groups;

    /// <summary>Their categories and names, in the order in which they came; it may change while they are gone through.</summary>
    public IReadOnlyList<(string Category, string Name)> Keys => [.. _groups.Keys];

    /// <summary>A group's mentions.</summary>
    public IReadOnlyList<Mention> this[(string Category, string Name) key] => _groups[key];

    /// <summary>Whether a category is one of names.</summary>
    public static bool IsName(string category) => NameCategories.Contains(category);

    /// <summary>A mention's text as a name.</summary>
    public static string NameOf(TextEntity entity)
    {
        var name = entity.Text.Trim();
        return name.EndsWith("’s", StringComparison.Ordinal) || name.EndsWith("'s", StringComparison.Ordinal) ? name[..^2] : name;
    }

    /// <summary>Adds mentions to a group, which is new or not.</summary>
    public void Add((string Category, string Name) key, List<Mention> mentions)
    {
        if (_groups.TryGetValue(key, out var known))
        {
            known.AddRange(mentions);
        }
        else
        {
            _groups[key] = mentions;
        }
    }

    /// <summary>Makes a group's mentions those of another, which is new or not.</summary>
    public void Move((string Category, string Name) from, (string Category, string Name) to)
    {
        if (_groups.Remove(from, out var mentions))
        {
            Add(to, mentions);
        }
    }

    private sealed class NameComparer : IEqualityComparer<(string Category, string Name)>
    {
        public static NameComparer Instance { get; } = new();

        public bool Equals((string Category, string Name) x, (string Category, string Name) y) =>
            x.Category == y.Category && string.Equals(x.Name, y.Name, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string Category, string Name) key) =>
            HashCode.Combine(key.Category, key.Name.GetHashCode(StringComparison.OrdinalIgnoreCase));
    }
}
