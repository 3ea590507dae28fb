using System.Globalization;
using System.Runtime.Versioning;

namespace Pipeline.Infra.Tests.Hooks;

/// <summary>Runs a hook with programs of the test's own in front of the machine's.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class HookShell : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-hook-");

    public HookShell()
    {
        _folder.CreateSubdirectory("bin");
        _folder.CreateSubdirectory("tmp");
    }

    /// <summary>What the programs wrote to <c>$LOG</c>.</summary>
    public IReadOnlyList<string> Log => File.Exists(LogPath) ? File.ReadAllLines(LogPath) : [];

    /// <summary>What the hook left in the folder of temporary files.</summary>
    public IReadOnlyList<string> TemporaryFiles => [.. _folder.GetDirectories("tmp")[0].GetFiles().Select(file => file.Name)];

    private string LogPath => Path.Combine(_folder.FullName, "log");

    /// <summary>Adds a program.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="script">What it does.</param>
    public void Add(string name, string script)
    {
        var path = Path.Combine(_folder.FullName, "bin", name);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Writes a file for the programs into <c>$HOME</c>.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    /// <summary>Reads a file that a program wrote to <c>$HOME</c>.</summary>
    public string Read(string name) => File.ReadAllText(Path.Combine(_folder.FullName, name));

    /// <summary>Runs a hook in the environment that azd gives it.</summary>
    public Task<CommandResult> RunAsync(string hook, int tries = 1) => Command.RunAsync(
        "/bin/sh",
        [Path.Combine(RepositoryFiles.Infra, "hooks", hook)],
        _folder.FullName,
        new Dictionary<string, string>
        {
            ["PATH"] = Path.Combine(_folder.FullName, "bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
            ["HOME"] = _folder.FullName,
            ["TMPDIR"] = Path.Combine(_folder.FullName, "tmp"),
            ["LOG"] = LogPath,
            ["TRIES"] = tries.ToString(CultureInfo.InvariantCulture),
            ["PAUSE"] = "0",
            ["AZURE_RESOURCE_GROUP"] = "rg-test",
            ["FUNCTION_APP_NAME"] = "func",
            ["FUNCTION_APP_HOST_NAME"] = "func.azurewebsites.net",
            ["ARTICLE_STORAGE_NAME"] = "starticle",
            ["ARTICLE_BLOBS"] = "https://starticle.blob.core.windows.net",
            ["ARTICLE_QUEUES"] = "https://starticle.queue.core.windows.net",
            ["ARTICLE_TABLES"] = "https://starticle.table.core.windows.net",
            ["INBOX_NAME"] = "inbox",
            ["SMOKE_TEST_QUEUE"] = "smoke-test",
            ["EVENT_TOPIC_NAME"] = "evgst",
            ["SEARCH_ENDPOINT"] = "https://srch.search.windows.net",
        });

    public void Dispose() => _folder.Delete(recursive: true);
}
