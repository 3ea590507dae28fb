namespace Pipeline.Storage;

/// <summary>Checks the address of a request: an opened or deleted blob must be in the inbox, however a library resolves its name.</summary>
internal static class InboxAddress
{
    /// <summary>Whether an address is exactly that of the blob <paramref name="name"/> in a container.</summary>
    /// <param name="container">The container's address; its account may be in the host or in the path.</param>
    /// <param name="blob">The address that the request goes to.</param>
    /// <param name="name">The blob's name.</param>
    public static bool IsOf(Uri container, Uri blob, string name)
    {
        var folder = container.AbsolutePath.TrimEnd('/') + '/';
        return Uri.Compare(
            container, blob, UriComponents.SchemeAndServer | UriComponents.Query, UriFormat.UriEscaped, StringComparison.Ordinal) == 0
            && blob.AbsolutePath.StartsWith(folder, StringComparison.Ordinal)
            && Uri.UnescapeDataString(blob.AbsolutePath[folder.Length..]) == name;
    }
}
