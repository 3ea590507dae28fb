namespace Articles.Extraction.FlatText;

/// <summary>A line of a text that is not blank.</summary>
/// <param name="Start">Where its first character that is no white space stands.</param>
/// <param name="Length">Characters from there to its last one.</param>
/// <param name="Number">Its number in the text, from 1.</param>
/// <param name="Indent">Columns before it.</param>
/// <param name="BlankBefore">Whether a blank line, or nothing, stands before it.</param>
/// <param name="Columns">Columns up to its end: an East Asian character takes two.</param>
internal readonly record struct SourceLine(int Start, int Length, int Number, int Indent, bool BlankBefore, int Columns);
