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

    /// <summary>Its children, by their ids.</summary>
    public static IReadOnlyList<int> ChildrenOf(int process)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{process}/task")
                .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(child => int.Parse(child, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>The program that a process runs, with its arguments; empty when it has ended.</summary>
    public static string CommandLineOf(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Replace('\0', ' ').Trim();
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    /// <summary>The time that it has spent on a processor, whatever else the machine does.</summary>
    public static TimeSpan ProcessorTimeOf(int process)
    {
        const int UserTime = 13;
        const int TicksPerSecond = 100;
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return TimeSpan.FromSeconds(double.Parse(fields[UserTime - 2], CultureInfo.InvariantCulture) / TicksPerSecond);
        }
        catch (IOException)
        {
            return TimeSpan.Zero;
        }
    }

    /// <summary>Each four bytes are a number in the machine's order.</summary>
    private static string Address(string hex)
    {
        var bytes = Enumerable.Range(0, hex.Length / 8)
            .SelectMany(
                word => BitConverter.GetBytes(uint.Parse(hex.AsSpan(word * 8, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture)))
            .ToArray();
        return new IPAddress(bytes).ToString();
    }
}
