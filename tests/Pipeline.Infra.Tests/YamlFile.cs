using YamlDotNet.RepresentationModel;

namespace Pipeline.Infra.Tests;

/// <summary>A YAML file, or a map in it.</summary>
internal sealed class YamlFile(YamlMappingNode node)
{
    /// <summary>Parses a file of one document.</summary>
    /// <param name="path">Below the repository's root.</param>
    public static YamlFile Read(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(RepositoryFiles.Read(path)));
        return new YamlFile((YamlMappingNode)stream.Documents.ShouldHaveSingleItem().RootNode);
    }

    /// <summary>The names and values of a map in it; values that are maps are <see cref="YamlFile"/>, the others text.</summary>
    public IReadOnlyDictionary<string, object> Map(string key) =>
        ((YamlMappingNode)node[key]).ToDictionary(
            item => item.Key.ToString(), item => item.Value is YamlMappingNode map ? new YamlFile(map) : (object)item.Value.ToString());

    /// <summary>A text in it.</summary>
    public string Text(string key) => ((YamlScalarNode)node[key]).Value!;

    /// <summary>The texts of a list in it.</summary>
    public IReadOnlyList<string> Items(string key) => [.. ((YamlSequenceNode)node[key]).Select(item => item.ToString())];

    /// <summary>Every text below a key of this name, at any depth.</summary>
    public IEnumerable<string> All(string key) => All(node, key);

    private static IEnumerable<string> All(YamlNode node, string key) => node switch
    {
        YamlMappingNode map =>
            map.SelectMany(item => item.Key.ToString() == key && item.Value is YamlScalarNode text ? [text.Value!] : All(item.Value, key)),
        YamlSequenceNode items => items.SelectMany(item => All(item, key)),
        _ => [],
    };
}
