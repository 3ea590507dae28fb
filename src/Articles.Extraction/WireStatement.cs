namespace Articles.Extraction;

/// <summary>What a field of an envelope says.</summary>
/// <param name="Field">The field, in its format's own words: <c>pubStatus</c>, <c>docdata/@management-status</c>.</param>
/// <param name="Value">Its value, as written.</param>
public sealed record WireStatement(string Field, string Value);
