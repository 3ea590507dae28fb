using Articles.TextAnalytics.Embedded.Entities;
using Pipeline.Training.Corpora;

namespace Pipeline.Training.Tests.Corpora;

/// <summary>A folder with a small corpus, gone after the test.</summary>
internal sealed class CorpusFolder : IDisposable
{
    public CorpusFolder(params (string Name, string Content)[] files)
    {
        Path = Directory.CreateTempSubdirectory("corpus-").FullName;
        foreach (var (name, content) in files)
        {
            var path = System.IO.Path.Combine(Path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }
    }

    public static Gazetteer Gazetteer { get; } = Gazetteer.Load();

    public string Path { get; }

    public IReadOnlyList<LabelledText> Read(string corpus, string file = "") =>
        [.. CorpusCatalog.Open(corpus, System.IO.Path.Combine(Path, file), Gazetteer).Read()];

    /// <summary>The text with its names in brackets: "[PER Ada Lovelace] wrote".</summary>
    public static string Show(LabelledText text)
    {
        var shown = text.Text;
        foreach (var name in text.Names.Reverse())
        {
            shown = $"{shown[..name.Offset]}[{name.Class} {shown[name.Offset..name.End]}]{shown[name.End..]}";
        }

        return shown;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
