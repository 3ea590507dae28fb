using System.Globalization;
using System.Text.Json;

namespace Pipeline.Local.Azurite;

/// <summary>
/// Azurite's database files. A truncated file ends its start with an error that names neither the file nor a remedy. An empty one, as a
/// power cut leaves it, is silently treated as new.
/// </summary>
/// <param name="Name">The file's name.</param>
/// <param name="Holds">What it holds.</param>
/// <param name="Without">The effect of a start without the file, and what to do then.</param>
internal sealed record AzuriteDatabase(string Name, string Holds, string Without)
{
    private const string Contents =
        "Without it, the contents of the listed items cannot be found. So move the file of the same name without '_extent' aside too, and "
        + "do as after the loss of that file.";

    private static readonly AzuriteDatabase[] All =
    [
        new("__azurite_db_blob__.json", "the list of the dropped files and the documents",
            "Then the inbox is empty, and nothing is withdrawn: drop the files again."),
        new("__azurite_db_blob_extent__.json", "the locations of the contents of files and documents", Contents),
        new("__azurite_db_queue__.json", "the list of the messages",
            "Then the queues are empty: 'reprocess' sends unfinished articles again; events that subscribers had not fetched are lost."),
        new("__azurite_db_queue_extent__.json", "the locations of the contents of messages", Contents),
        new("__azurite_db_table__.json", "the ledger",
            "Then the ledger fills again from the inbox; data that only the ledger had is lost (docs/guarantees.md)."),
    ];

    /// <summary>Refuses to start on an empty database.</summary>
    /// <param name="folder">Azurite's data.</param>
    /// <exception cref="AzuriteException">There is one. The message says which, and what to do.</exception>
    public static void ThrowIfEmpty(string folder)
    {
        var empty = All.FirstOrDefault(database => new FileInfo(Path.Combine(folder, database.Name)) is { Exists: true, Length: 0 });
        if (empty is not null)
        {
            throw new AzuriteException(empty.Explain(folder, "it has no bytes"));
        }
    }

    /// <summary>The damage of the databases, and what to do; null if all can be read.</summary>
    /// <param name="folder">Azurite's data.</param>
    public static string? FindDamage(string folder) => All
        .Select(database => Fault(Path.Combine(folder, database.Name)) is { } fault ? database.Explain(folder, fault) : null)
        .FirstOrDefault(fault => fault is not null);

    private string Explain(string folder, string fault) =>
        $"Azurite's file {Path.Combine(folder, Name)} is damaged: {fault}. It holds {Holds}. Replace it with a copy from a backup. "
        + $"Without a backup, move it aside; the storage then starts without this data. {Without}";

    private static string? FaultOf(JsonException exception) => string.Create(
        CultureInfo.InvariantCulture,
        $"it is cut off or no JSON at line {exception.LineNumber.GetValueOrDefault() + 1}, byte "
        + $"{exception.BytePositionInLine.GetValueOrDefault() + 1}");

    private static string? Fault(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var json = JsonDocument.Parse(file);
            return null;
        }
        catch (JsonException exception)
        {
            return FaultOf(exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception is FileNotFoundException or DirectoryNotFoundException ? null : exception.Message;
        }
    }
}
