namespace Pipeline.Articles.Operations.Api;

/// <summary>A body of a type that the API does not take.</summary>
internal sealed class UnsupportedContentException(string message) : Exception(message);
