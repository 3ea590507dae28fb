using System.Text.Json.Serialization;

namespace Pipeline.Storage;

/// <summary>Source-generated JSON of what only this project stores.</summary>
[JsonSerializable(typeof(string[]))]
internal sealed partial class StorageJson : JsonSerializerContext;
