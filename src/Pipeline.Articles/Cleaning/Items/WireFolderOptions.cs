namespace Pipeline.Articles.Cleaning.Items;

/// <summary>The folders that may hold agencies' items.</summary>
public sealed class WireFolderOptions
{
    /// <summary>
    /// The folders of the inbox, separated by commas, whose files are agencies' items: files in them replace, embargo and kill items by
    /// their ids (<c>agencies,wires/ap</c>). A file elsewhere is an article of its own, whatever its envelope says; its kill is listed by
    /// <c>status</c> and takes out nothing else. Empty: every file may refer to every item. A change applies to files cleaned after it.
    /// </summary>
    public string Folders { get; set; } = string.Empty;
}
