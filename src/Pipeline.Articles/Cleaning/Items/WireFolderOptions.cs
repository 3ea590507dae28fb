namespace Pipeline.Articles.Cleaning.Items;

/// <summary>Who may send agencies' items.</summary>
public sealed class WireFolderOptions
{
    /// <summary>
    /// The folders of the inbox, by commas, whose files are agencies' items: what is in them replaces, holds back and kills items by their
    /// ids. A file elsewhere is an article of its own, whatever its envelope says. Empty: every folder.
    /// </summary>
    public string Folders { get; set; } = string.Empty;
}
