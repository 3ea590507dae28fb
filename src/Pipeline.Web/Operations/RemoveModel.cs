namespace Pipeline.Web.Operations;

/// <summary>The page that removes a file.</summary>
/// <param name="Name">The file's name, as it was asked for.</param>
/// <param name="Done">What was done, in a sentence; null for nothing.</param>
/// <param name="Problem">Why it could not be; null for nothing.</param>
internal sealed record RemoveModel(string? Name, string? Done, string? Problem);
