using System.Globalization;
using System.Net;

namespace Pipeline.Local.Tests.Security;

/// <summary>What Linux knows of a process: the sockets that it listens at, and its children.</summary>
internal static class Sockets
{
    private const string Listens = "0A";

    /// <summary>The addresses, without ports.</summary>
    public static IReadOnlyList<string> ListenedTo(int process)
    {
        var inodes = Directory.EnumerateFiles($"/proc/{process}/fd")
            .Select(file => new FileInfo(file).LinkTarget ?? string.Empty)
            .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal))
            .Select(target => target["socket:[".Length..^1])
            .ToHashSet();
        return [.. new[] { "tcp", "tcp6" }
            .SelectMany(table => File.ReadLines($"/proc/{process}/net/{table}").Skip(1))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[3] == Listens && inodes.Contains(fields[9]))
            .Select(fields => Address(fields[1].Split(':')[0]))];
    }

    /// <summary>The names of its children's programs.</summary>
    public static IReadOnlyList<string> ChildrenOf(int process) =>
        [.. Directory.EnumerateDirectories($"/proc/{process}/task")
            .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(child => File.ReadAllText($"/proc/{child}/comm").Trim())];

    /// <summary>Each four bytes are a number in the machine's order.</summary>
    private static string Address(string hex)
    {
        var bytes = Enumerable.Range(0, hex.Length / 8)
            .SelectMany(word => BitConverter.GetBytes(uint.Parse(hex.AsSpan(word * 8, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture)))
            .ToArray();
        return new IPAddress(bytes).ToString();
    }
}
