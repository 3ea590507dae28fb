namespace Articles.Extraction.Formats.Wire;

/// <summary>A value that agencies give to a field of their envelopes, and what it means.</summary>
/// <param name="Field">
/// The field: <c>status</c> for each format's own (G2's pubStatus, ninjs' pubstatus and state, NITF's management-status, NewsML 1.2's
/// Status and Instruction), <c>signal</c> for G2's and ninjs' signals, <c>release</c> for the status of a content system's text, or the
/// name of one format's.
/// </param>
/// <param name="Value">Its value in lowercase; of a status without the vocabulary before it.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Source">Who says so.</param>
internal sealed record WireSignal(string Field, string Value, WireMeaning Meaning, string Source);
