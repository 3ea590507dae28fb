using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Pipeline.Local.Tests.Docs;

/// <summary>The summaries of docstrings as Markdown, from the files that the compiler writes beside the assemblies.</summary>
/// <param name="sections">The section of each type of options, by its full name.</param>
internal sealed partial class DocComments(IReadOnlyDictionary<string, string> sections)
{
    private readonly Dictionary<string, XElement> _summaries = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.xml")
        .SelectMany(file => XDocument.Load(file).Descendants("member"))
        .Where(member => member.Element("summary") is not null)
        .DistinctBy(member => member.Attribute("name")!.Value)
        .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")!);

    /// <summary>What is said of a type.</summary>
    public string Of(Type type) => Read($"T:{type.FullName}");

    /// <summary>What is said of a property.</summary>
    public string Of(PropertyInfo property) => Read($"P:{property.DeclaringType!.FullName}.{property.Name}");

    /// <summary>What is said of a constant.</summary>
    /// <param name="type">The type's full name.</param>
    /// <param name="name">The constant's.</param>
    public string OfConstant(string type, string name) => Read($"F:{type}.{name}");

    private string Read(string member)
    {
        _summaries.ShouldContainKey(member);
        var text = string.Concat(_summaries[member].Nodes().Select(Text));
        return Blanks().Replace(text, " ").Trim();
    }

    private string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } see => Named(see.Attribute("cref")!.Value),
        XElement element => $"`{element.Value}`",
        _ => node.ToString().Replace("&lt;", "<", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal),
    };

    /// <summary>A setting by its full name, a field of a document as in its JSON, a static list by its values.</summary>
    private string Named(string member)
    {
        var (type, name) = (member[2..member.LastIndexOf('.')], member[(member.LastIndexOf('.') + 1)..]);
        var values = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(type))
            .FirstOrDefault(found => found is not null)
            ?.GetProperty(name, BindingFlags.Public | BindingFlags.Static)?.GetValue(null);
        if (values is IEnumerable<string> list)
        {
            return string.Join(", ", list.Select(value => $"`{value}`"));
        }

        if (sections.TryGetValue(type, out var section))
        {
            return $"`{section}__{name}`";
        }

        return member.StartsWith('P') ? $"`{char.ToLowerInvariant(name[0])}{name[1..]}`" : $"`{name}`";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
