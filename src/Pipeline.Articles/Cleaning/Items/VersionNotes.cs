namespace Pipeline.Articles.Cleaning.Items;

/// <summary>The note in a file's row about items in it that are not the newest version. Not thread-safe.</summary>
internal sealed class VersionNotes
{
    /// <summary>The note's code for a file with an older version.</summary>
    public const string Superseded = "superseded";

    private const int MaxNamed = 5;

    private readonly List<string> _sentences = [];
    private bool _hasKilled;

    /// <summary>Adds a note about a version that changed nothing.</summary>
    /// <param name="verdict">Why.</param>
    /// <param name="version">The version.</param>
    /// <param name="standing">The version that counts.</param>
    public void Add(VersionVerdict verdict, KnownVersion version, KnownVersion standing)
    {
        _hasKilled |= verdict == VersionVerdict.Killed;
        _sentences.Add(verdict == VersionVerdict.Killed
            ? $"The item {Excerpt.Of(version.Version.Id, 200)} was killed by {standing}; {version} is not above the kill, "
                + "and is not published."
            : $"Of the item {Excerpt.Of(version.Version.Id, 200)} a newer version is known than {version}: {standing}.");
    }

    /// <summary>The note; null if there is none.</summary>
    public RejectionReason? ToReason() => _sentences.Count == 0 ? null : new RejectionReason(
        _hasKilled ? RejectionCodes.Killed : Superseded,
        string.Join(' ', _sentences.Take(MaxNamed)) + More());

    private string More() => _sentences.Count > MaxNamed ? $" And {_sentences.Count - MaxNamed} more." : string.Empty;
}
