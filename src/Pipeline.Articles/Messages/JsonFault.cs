using System.Text.Json;

namespace Pipeline.Articles.Messages;

/// <summary>Locates errors in external JSON. The parser's own message may quote the input, and names internal types.</summary>
internal static class JsonFault
{
    private const int MaxPathLength = 100;

    /// <summary>The place: <c>at $.limit, line 1, byte 12</c>.</summary>
    public static string Place(JsonException exception)
    {
        var path = exception.Path is null or "$" ? string.Empty : $"{Cut(exception.Path)}, ";
        return $"at {path}line {exception.LineNumber.GetValueOrDefault() + 1}, byte {exception.BytePositionInLine.GetValueOrDefault() + 1}";
    }

    private static string Cut(string path) => path.Length <= MaxPathLength ? path : Excerpt.Of(path, MaxPathLength) + '…';
}
