using Articles.Extraction.Tests.Formats.Wire;

namespace Articles.Extraction.Tests.Formats.Markdown;

/// <summary>MDX is Markdown with the statements of a module, which are no text and may declare what front matter does.</summary>
public sealed class MdxTests
{
    private const string Text = "# Forty trams\n\n" + Wires.Lead + "\n\n" + Wires.Quote + "\n";

    [Theory]
    [InlineData("import Chart from '../chart'\nimport {Aside} from \"ui\"\n\n")]
    [InlineData("export const meta = {\n  title: 'Forty trams',\n\n  draft: false,\n}\n\n")]
    [InlineData("export const Row = ({ name }) => {\n  return <p>{name}</p>\n}\n\n")]
    [InlineData("export const Note = () => { return <p>Don't</p> }\n\n")]
    [InlineData("export const Note = () => {\n  return <p>Tables' and chairs' {`\n\n")]
    [InlineData("export const tabs = [{ status: 'draft' }]\n\n")]
    [InlineData("export default ({ children }) => children\n\n")]
    public void Its_statements_are_no_text(string statements)
    {
        foreach (var mdx in new[] { statements + Text, $"---\ntitle: Forty trams\n---\n\n{statements}{Text}", Text + "\n" + statements })
        {
            var article = Wires.Article("a.mdx", mdx);

            (article.Title, article.Text).ShouldBe(("Forty trams", Wires.Body), mdx);
        }
    }

    [Theory]
    [InlineData("export const meta = {\n  title: 'Forty trams',\n  draft: true,\n}\n\n", "unknown-status")]
    [InlineData("export const metadata = { published: false }\n\n", "unknown-status")]
    [InlineData("export const frontmatter = {\"status\": \"withdrawn\"};\n\n", "killed")]
    [InlineData("export const meta = { embargo: `2027-01-01T00:00:00Z` }\n\n", "embargoed")]
    [InlineData("export const draft = true\n\n", "unknown-status")]
    public void What_they_say_against_the_release_counts(string statements, string code)
    {
        Wires.Rejection("a.mdx", statements + Text).Code.ShouldBe(code);
        Wires.Rejection("a.mdx", $"---\ntitle: Forty trams\n---\n\n{statements}{Text}").Code.ShouldBe(code);
    }

    [Fact]
    public void Prose_and_code_stay()
    {
        var article = Wires.Article(
            "a.mdx", Text + "\nimport duties on trams rise in spring, the ministry says.\n\n"
                + "export of cars falls, and nobody in the trade expects it to rise soon.\n");

        article.Text.ShouldContain("import duties on trams");
        article.Text.ShouldContain("export of cars falls");
    }
}
