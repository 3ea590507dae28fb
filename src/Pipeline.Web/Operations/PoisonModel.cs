using Pipeline.Articles.Poison;

namespace Pipeline.Web.Operations;

/// <summary>One poisoned message.</summary>
/// <param name="Record">What is on record.</param>
/// <param name="Text">What it holds, decoded where it is Base64 of text.</param>
/// <param name="Now">The time.</param>
internal sealed record PoisonModel(PoisonRecord Record, string Text, DateTimeOffset Now);
