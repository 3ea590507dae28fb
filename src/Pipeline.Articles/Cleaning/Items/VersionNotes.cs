namespace Pipeline.Articles.Cleaning.Items;

/// <summary>
/// The note in a file's row about items in it that are not the newest version, and items that it held before. Not thread-safe.
/// </summary>
internal sealed class VersionNotes
{
    /// <summary>The note's code for a file with an older version.</summary>
    public const string Superseded = "superseded";

    /// <summary>The note's code for a file that held another item before, which stands.</summary>
    public const string WrittenOver = "written-over";

    private const int MaxNamed = 5;

    private readonly List<string> _sentences = [];
    private bool _hasKilled;
    private bool _hasOlder;

    /// <summary>Adds a note about a version that changed nothing.</summary>
    /// <param name="verdict">Why.</param>
    /// <param name="version">The version.</param>
    /// <param name="standing">The version that counts.</param>
    public void Add(VersionVerdict verdict, KnownVersion version, KnownVersion standing)
    {
        _hasKilled |= verdict == VersionVerdict.Killed;
        _hasOlder = true;
        _sentences.Add(verdict == VersionVerdict.Killed
            ? $"The item {Excerpt.Of(version.Version.Id, 200)} was killed by {standing}; {version} is not above the kill, "
                + "and is not published."
            : $"Of the item {Excerpt.Of(version.Version.Id, 200)} a newer version is known than {version}: {standing}.");
    }

    /// <summary>Adds a note about an item that the file held before.</summary>
    /// <param name="itemId">The item's id.</param>
    public void AddLeft(string itemId) => _sentences.Add(
        $"The file held the item {Excerpt.Of(itemId, 200)} before, which stands as it was published: writing over a file takes nothing "
        + "back. Drop its kill, or remove this file, if it has to go.");

    /// <summary>The note; null if there is none.</summary>
    public RejectionReason? ToReason() =>
        _sentences.Count == 0 ? null : new RejectionReason(Code, string.Join(' ', _sentences.Take(MaxNamed)) + More());

    private string Code => (_hasKilled, _hasOlder) switch
    {
        (true, _) => RejectionCodes.Killed,
        (_, true) => Superseded,
        _ => WrittenOver,
    };

    private string More() => _sentences.Count > MaxNamed ? $" And {_sentences.Count - MaxNamed} more." : string.Empty;
}
