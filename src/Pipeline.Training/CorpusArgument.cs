using Articles.TextAnalytics.Embedded.Entities;
using Pipeline.Training.Corpora;

namespace Pipeline.Training;

/// <summary>A corpus named on the command line as <c>name=path</c>.</summary>
/// <param name="Name">One of <see cref="CorpusCatalog.Names"/>.</param>
/// <param name="Path">Its folder or file.</param>
internal sealed record CorpusArgument(string Name, string Path)
{
    /// <summary>Reads the form <c>name=path</c>.</summary>
    /// <exception cref="ArgumentException">It has not that form.</exception>
    public static CorpusArgument Parse(string argument)
    {
        var parts = argument.Split('=', 2);
        return parts is [{ Length: > 0 } name, { Length: > 0 } path]
            ? new CorpusArgument(name, path)
            : throw new ArgumentException(
                $"'{argument}' is not of the form name=path; names are {string.Join(", ", CorpusCatalog.Names)}.", nameof(argument));
    }

    /// <summary>The corpus's texts.</summary>
    public List<LabelledText> Read(Gazetteer gazetteer) => [.. CorpusCatalog.Open(Name, Path, gazetteer).Read()];
}
