using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Pipeline.Search.Sqlite;

/// <summary>A database's file that is no longer where it was.</summary>
internal static class MovedFile
{
    // SQLITE_FCNTL_HAS_MOVED of sqlite3.h. The provider has no method for it.
    private const int HasMoved = 20;
    private const nint MainDatabase = 0;

    /// <summary>
    /// Whether the file that a connection reads was deleted, moved or replaced since it was opened. Where the system allows none of these,
    /// never.
    /// </summary>
    public static bool Is(SqliteConnection connection) =>
        FileControl(connection.Handle!.DangerousGetHandle(), MainDatabase, HasMoved, out var hasMoved) == SQLitePCL.raw.SQLITE_OK
            && hasMoved != 0;

    /// <summary>
    /// Whether a file may be a database that was damaged: it begins as one, or is named as one. A text that a setting names by mistake does
    /// neither, and is not moved.
    /// </summary>
    public static bool MayBeDatabase(string path)
    {
        if (Path.GetExtension(path) == ".db")
        {
            return true;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> start = stackalloc byte[16];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start.SequenceEqual("SQLite format 3\0"u8);
    }

    /// <summary>Moves a database aside with its log, which belongs to it and would be taken for the next one's.</summary>
    /// <returns>Where it went.</returns>
    public static string Move(string path, DateTimeOffset now)
    {
        var aside = string.Create(CultureInfo.InvariantCulture, $"{path}.damaged-{now.UtcDateTime:yyyyMMddTHHmmss}");
        for (var copy = 2; File.Exists(aside); copy++)
        {
            aside = string.Create(CultureInfo.InvariantCulture, $"{path}.damaged-{now.UtcDateTime:yyyyMMddTHHmmss}-{copy}");
        }

        // The log first: a crash in between leaves a damaged file without its log, and never a log without its file.
        foreach (var end in new[] { "-wal", "-shm", string.Empty }.Where(end => File.Exists(path + end)))
        {
            File.Move(path + end, aside + end);
        }

        return aside;
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(nint database, nint name, int operation, out int answer);
}
