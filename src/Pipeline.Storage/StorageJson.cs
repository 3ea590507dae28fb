using System.Text.Json.Serialization;

namespace Pipeline.Storage;

/// <summary>Source-generated JSON for the types that only this project stores.</summary>
[JsonSerializable(typeof(string[]))]
internal sealed partial class StorageJson : JsonSerializerContext;
