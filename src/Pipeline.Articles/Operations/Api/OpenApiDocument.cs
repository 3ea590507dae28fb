namespace Pipeline.Articles.Operations.Api;

/// <summary>The API's description (OpenAPI 3.1), as it is in the repository.</summary>
internal static class OpenApiDocument
{
    /// <summary>The document, UTF-8.</summary>
    public static ReadOnlyMemory<byte> Utf8 { get; } = Read();

    private static ReadOnlyMemory<byte> Read()
    {
        using var stream = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("Operations.openapi.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
