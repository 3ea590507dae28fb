namespace Articles.Extraction;

/// <summary>A field of an envelope, and its value.</summary>
/// <param name="Field">The field, as its format names it: <c>pubStatus</c>, <c>docdata/@management-status</c>.</param>
/// <param name="Value">Its value, as written.</param>
public sealed record WireStatement(string Field, string Value);
