using System.Text.Json.Serialization;
using Pipeline.Articles.Cleaning.Archives;
using Pipeline.Articles.Ledger;
using Pipeline.Storage.Blobs;

namespace Pipeline.Storage;

/// <summary>Source-generated JSON for the types that only this project stores.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(ArchiveRange))]
[JsonSerializable(typeof(ArchiveContents))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, long>))]
[JsonSerializable(typeof(OtherFile[]))]
[JsonSerializable(typeof(StoryLine))]
internal sealed partial class StorageJson : JsonSerializerContext;
