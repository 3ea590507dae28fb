namespace Pipeline.Articles.Operations.Api;

/// <summary>A body that is longer than the API accepts.</summary>
internal sealed class ApiBodyTooLongException(string message) : Exception(message);
