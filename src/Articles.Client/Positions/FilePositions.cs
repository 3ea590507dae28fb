using System.Globalization;
using System.Text.Json;

namespace Articles.Client;

/// <summary>
/// Positions in a file of one program: a line of JSON for each handled event, written to the disk before the event counts as handled. Opening
/// the file reads it and drops the lines that later ones replace. Events are handled one at a time.
/// </summary>
public sealed class FilePositions : IArticlePositions, IDisposable
{
    private const byte LineEnd = (byte)'\n';

    private readonly Dictionary<(string Subscription, string ArticleId), EventPosition> _known;
    private readonly FileStream _file;
    private readonly SemaphoreSlim _turn = new(1);

    private FilePositions(FileStream file, Dictionary<(string Subscription, string ArticleId), EventPosition> known) =>
        (_file, _known) = (file, known);

    /// <summary>Opens the file, or creates it.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <exception cref="IOException">Another program has it open, or it cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A line is damaged; only a last line without its end is dropped, because a program that ended
    /// while it wrote has not yet counted that event as handled.</exception>
    public static FilePositions Open(string path)
    {
        var file = OpenAlone(path);
        try
        {
            var (known, lines) = Read(file, path);
            if (lines > known.Count)
            {
                Write($"{path}.new", known);
                file.Dispose();
                File.Move($"{path}.new", path, overwrite: true);
                file = OpenAlone(path);
                file.Seek(0, SeekOrigin.End);
            }

            return new FilePositions(file, known);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(ArticleChange change, Func<CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        var key = (change.Subscription, change.ArticleId);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!change.Position.IsNewerThan(_known.GetValueOrDefault(key)))
            {
                return false;
            }

            await handle(cancellationToken);
            Append(key, change.Position);
            _known[key] = change.Position;
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _turn.Dispose();
    }

    private static FileStream OpenAlone(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static (Dictionary<(string Subscription, string ArticleId), EventPosition> Known, int Lines) Read(FileStream file, string path)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var end = Array.LastIndexOf(bytes, LineEnd) + 1;
        file.SetLength(end);
        file.Seek(end, SeekOrigin.Begin);
        var known = new Dictionary<(string Subscription, string ArticleId), EventPosition>();
        var lines = 0;
        for (var start = 0; start < end;)
        {
            var length = Array.IndexOf(bytes, LineEnd, start) - start;
            lines++;
            var line = Parse(bytes.AsSpan(start, length), path, lines);
            known[line.Key] = line.Position;
            start += length + 1;
        }

        return (known, lines);
    }

    private static PositionLine Parse(ReadOnlySpan<byte> json, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(json, PositionJson.Default.PositionLine) ?? throw new JsonException("It is null.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{path}, line {number}: {e.Message}"), e);
        }
    }

    private static void Write(string path, Dictionary<(string Subscription, string ArticleId), EventPosition> known)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        foreach (var (key, position) in known)
        {
            file.Write(LineOf(key, position));
        }

        file.Flush(flushToDisk: true);
    }

    private void Append((string Subscription, string ArticleId) key, EventPosition position)
    {
        var before = _file.Position;
        try
        {
            _file.Write(LineOf(key, position));
            _file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // A full disk may have taken a part of the line, which the next one must not follow.
            _file.SetLength(before);
            throw;
        }
    }

    private static byte[] LineOf((string Subscription, string ArticleId) key, EventPosition position) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(PositionLine.Of(key, position), PositionJson.Default.PositionLine), LineEnd];
}
