namespace Pipeline.Storage.Sqlite;

/// <summary>What a SQLite file is for, and what it means that it is lost.</summary>
/// <param name="Contents">What is in it, as messages name it: <c>fingerprints</c>.</param>
/// <param name="Setting">The setting that names the file.</param>
/// <param name="Path">The file.</param>
/// <param name="Version">The version of its tables, in the file's header. Files of greater versions are left alone.</param>
/// <param name="Tables">The names of its tables. A database with others is another program's.</param>
/// <param name="Statements">What makes the tables that are not there.</param>
/// <param name="Loss">What follows if its content is lost, and what to do, in sentences.</param>
/// <param name="Removal">What follows if an operator removes it, as the end of a sentence.</param>
internal sealed record SqliteFileUse(
    string Contents, string Setting, string Path, int Version, IReadOnlyList<string> Tables, IReadOnlyList<string> Statements, string Loss,
    string Removal);
