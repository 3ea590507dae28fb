namespace Pipeline.Articles.Cleaning.Items;

/// <summary>The folders that may hold agencies' items.</summary>
public sealed class WireFolderOptions
{
    /// <summary>
    /// The folders of the inbox, separated by commas, whose files are agencies' items: files in them replace, embargo and kill items by
    /// their ids. A file elsewhere is an article of its own, whatever its envelope says. Empty: every folder.
    /// </summary>
    public string Folders { get; set; } = string.Empty;
}
