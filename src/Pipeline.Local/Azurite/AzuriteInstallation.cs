using System.Security.Cryptography;
using System.Text.Json;

namespace Pipeline.Local.Azurite;

/// <summary>
/// An Azurite on disk, exactly as the embedded package-lock.json pins it. Folders are named after version and lock file and never change
/// after installation: npm works in a temporary folder, which is then renamed, under a lock between processes.
/// </summary>
/// <param name="Node">Full path of node.</param>
/// <param name="Folder">The installation.</param>
internal sealed record AzuriteInstallation(string Node, string Folder)
{
    private static readonly string[] Files =
    [
        "package.json", "package-lock.json", "lifeline.js", "saves.js", "lookups.js", "lazy.js", "drops.js",
    ];

    /// <summary>The script that starts all three services.</summary>
    public string EntryPoint => Path.Combine(Folder, "node_modules", "azurite", "dist", "src", "azurite.js");

    /// <summary>The script that ends Azurite with its users.</summary>
    public string Lifeline => Path.Combine(Folder, "lifeline.js");

    /// <summary>The script that makes its lookups independent of how much is stored.</summary>
    public string Lookups => Path.Combine(Folder, "lookups.js");

    /// <summary>The script that skips unused parts at Azurite's start.</summary>
    public string Lazy => Path.Combine(Folder, "lazy.js");

    /// <summary>The script that tells its users of written blobs.</summary>
    public string Drops => Path.Combine(Folder, "drops.js");

    /// <summary>Finds the installation under <paramref name="root"/>, or installs it.</summary>
    /// <exception cref="AzuriteException">
    /// node or npm is missing or too old, the registry could not be reached, the disk could not be written.
    /// </exception>
    public static async Task<AzuriteInstallation> EnsureAsync(string root, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var node = NodeTools.FindNode();
        var files = Files.ToDictionary(name => name, ReadResource);
        var installation = new AzuriteInstallation(node, Path.Combine(root, FolderName(files)));
        if (Directory.Exists(installation.Folder))
        {
            return installation;
        }

        try
        {
            await using var held = await LockFile.TakeAsync(Path.Combine(root, "azurite-install.lock"), cancellationToken);
            if (!Directory.Exists(installation.Folder))
            {
                progress?.Report($"Installing Azurite {Version(files)} into {installation.Folder} (once)");
                await InstallAsync(installation, files, cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AzuriteException(
                $"Azurite could not be installed into {root}: {e.Message} Make the folder writable, or set XDG_DATA_HOME to a writable "
                + "one.", e);
        }

        return installation;
    }

    private static async Task InstallAsync(
        AzuriteInstallation installation, Dictionary<string, byte[]> files, CancellationToken cancellationToken)
    {
        await NodeTools.RequireVersionAsync(installation.Node, cancellationToken);
        var staging = installation with { Folder = installation.Folder + ".partial" };
        if (Directory.Exists(staging.Folder))
        {
            Directory.Delete(staging.Folder, recursive: true);
        }

        Directory.CreateDirectory(staging.Folder);
        foreach (var (name, content) in files)
        {
            await File.WriteAllBytesAsync(Path.Combine(staging.Folder, name), content, cancellationToken);
        }

        await NodeTools.InstallLockedAsync(staging.Folder, cancellationToken);
        if (!File.Exists(staging.EntryPoint))
        {
            throw new AzuriteException($"npm succeeded, but {staging.EntryPoint} is missing. Remove {staging.Folder} and try again.");
        }

        Directory.Move(staging.Folder, installation.Folder);
    }

    private static string FolderName(Dictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Files)
        {
            hash.AppendData(files[name]);
        }

        return $"azurite-{Version(files)}-{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 4))}";
    }

    private static string Version(Dictionary<string, byte[]> files)
    {
        using var package = JsonDocument.Parse(files["package.json"]);
        return package.RootElement.GetProperty("dependencies").GetProperty("azurite").GetString()!;
    }

    private static byte[] ReadResource(string name)
    {
        using var stream = typeof(AzuriteInstallation).Assembly.GetManifestResourceStream("azurite/" + name)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
