namespace Pipeline.Local;

/// <summary>The files that a command line names: files, and folders with everything below them, in the order of their names.</summary>
internal sealed record InputFile(string Path, string Name)
{
    /// <summary>What the person calls the file: its path, or where its content came from.</summary>
    public string Label { get; init; } = Path;

    /// <summary>Whether it is a page that was fetched, in a crawl archive of its own.</summary>
    public bool IsFetched { get; init; }

    /// <summary>
    /// Lists the files. A file's <see cref="Name"/> is its path from the folder that was named, with forward slashes; where two would
    /// be alike, the folder's own name stands before it.
    /// </summary>
    /// <exception cref="FileNotFoundException">A path does not exist.</exception>
    /// <exception cref="InvalidOperationException">Two files would still get the same name.</exception>
    public static IReadOnlyList<InputFile> Find(IEnumerable<string> paths)
    {
        var found = paths.SelectMany(Expand).DistinctBy(file => file.Path).ToList();
        var doubled = found.GroupBy(file => file.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).SelectMany(group => group)
            .ToHashSet();
        var files = found.ConvertAll(file => new InputFile(file.Path, doubled.Contains(file) ? $"{file.Folder}/{file.Name}" : file.Name));
        var clash = files.GroupBy(file => file.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return clash is null
            ? files
            : throw new InvalidOperationException(
                $"{string.Join(" and ", clash.Select(file => file.Path))} would both be dropped as '{clash.Key}'. Ingest them one after "
                    + "the other, or rename one of them.");
    }

    private static IEnumerable<(string Path, string Name, string Folder)> Expand(string path)
    {
        if (path.Length == 0)
        {
            throw new FileNotFoundException("A path is empty.");
        }

        var full = System.IO.Path.GetFullPath(path);
        if (File.Exists(full))
        {
            return [(full, System.IO.Path.GetFileName(full), FolderName(System.IO.Path.GetDirectoryName(full)!))];
        }

        if (!Directory.Exists(full))
        {
            throw new FileNotFoundException($"There is no file or folder '{path}'.");
        }

        return Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories)
            .Select(file => (Path: file, Name: NameIn(full, file), Folder: FolderName(full)))
            .OrderBy(file => file.Name, StringComparer.Ordinal);
    }

    private static string NameIn(string folder, string file) =>
        System.IO.Path.GetRelativePath(folder, file).Replace(System.IO.Path.DirectorySeparatorChar, '/');

    private static string FolderName(string folder) => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(folder));
}
