namespace Articles.TextAnalytics.Embedded.Entities.Tagging;

/// <summary>
/// The labels of the tagger, in the BILOU scheme (Ratinov and Roth 2009): 0 is outside, then begin, inside, last and unit of each class.
/// </summary>
internal static class NameLabel
{
    /// <summary>Not in a name.</summary>
    public const int Outside = 0;

    /// <summary>How many labels there are.</summary>
    public const int Count = 17;

    private const int Parts = 4;

    private static readonly string[] Classes = ["PER", "LOC", "ORG", "MISC"];

    /// <summary>How many classes there are.</summary>
    public static int ClassCount => Classes.Length;

    /// <summary>The class's short name.</summary>
    public static string ClassName(int nameClass) => Classes[nameClass];

    /// <summary>The label of a part of a name.</summary>
    public static int Of(int nameClass, NamePart part) => 1 + (nameClass * Parts) + (int)part;

    /// <summary>The class of a label other than <see cref="Outside"/>.</summary>
    public static int ClassOf(int label) => (label - 1) / Parts;

    /// <summary>The part of a label other than <see cref="Outside"/>.</summary>
    public static NamePart PartOf(int label) => (NamePart)((label - 1) % Parts);

    /// <summary>Whether a token may be labelled <paramref name="next"/> after one labelled <paramref name="previous"/>.</summary>
    public static bool MayFollow(int previous, int next)
    {
        var open = previous != Outside && PartOf(previous) is (NamePart.Begin or NamePart.Inside);
        var continues = next != Outside && PartOf(next) is (NamePart.Inside or NamePart.Last);
        return open == continues && (!open || ClassOf(previous) == ClassOf(next));
    }
}
