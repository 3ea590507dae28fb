using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Articles.Extraction.Html.Embedded;
using CsCheck;

namespace Articles.Extraction.Tests.Html;

public sealed class ScriptLiteralTests
{
    [Theory]
    [InlineData("{a:1,\"b\":'two',c:[!0,!1,void 0,null,undefined],}", """{"a":1,"b":"two","c":[true,false,null,null,null]}""")]
    [InlineData("[1,,3]", "[1,null,3]")]
    [InlineData("{n:-2.5,big:1e3,hex:0x10,none:NaN}", """{"n":-2.5,"big":1000,"hex":16,"none":null}""")]
    [InlineData(@"{text:'caf\xe9 \u20ac5 \
on'}", """{"text":"café €5 on"}""")]
    [InlineData("{text:`two\nlines`,on:new Date(1710230400000),1:'one'}", """{"text":"two\nlines","on":1710230400000,"1":"one"}""")]
    [InlineData("(function(a,b){return {x:a,y:[b,a]}}(\"s\",{z:!0}))", """{"x":"s","y":[{"z":true},"s"]}""")]
    [InlineData("(function(a,b){return {x:a,y:b}})(\"s\")", """{"x":"s","y":null}""")]
    [InlineData("((a)=>({x:a}))(7)", """{"x":7}""")]
    public void Literals_are_read(string script, string json) => Read(script).ShouldBe(json);

    [Theory]
    [InlineData("{a:1};(function(){var s=document.currentScript;s.remove()}());")]
    [InlineData("{a:1}\nwindow.b = 2")]
    [InlineData("{a:1} // the state")]
    [InlineData("{a:1}, c = 3;")]
    public void What_follows_is_no_concern(string script) => Read(script).ShouldBe("""{"a":1}""");

    [Theory]
    [InlineData("{a:b}")]
    [InlineData("{a:f(1)}")]
    [InlineData("{a:1+2}")]
    [InlineData("{a:`x${1}`}")]
    [InlineData("{...x}")]
    [InlineData("{[a]:1}")]
    [InlineData("{get a(){return 1}}")]
    [InlineData("{a(){}}")]
    [InlineData("{a:/x/}")]
    [InlineData("(function(a){a.x=1;return {y:a}}({}))")]
    [InlineData("(function(a){return {y:a}}(a))")]
    [InlineData("(function({a}){return {y:a}}({a:1}))")]
    [InlineData("(function(a){return {y:a}}(...b))")]
    [InlineData("{a:1")]
    [InlineData("")]
    public void What_would_have_to_be_run_is_not_read(string script) => Read(script).ShouldBeNull();

    [Fact]
    public void Json_is_read_as_it_is_written() =>
        Json(3).Sample(json => Read(json).ShouldBe(JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, ReadAs)));

    [Fact]
    public void Any_text_is_a_value_or_none() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 30].Select(places => string.Concat(places.Select(place => Pieces[place])))
            .Sample(script => _ = Read(script), iter: 20_000);

    [Theory]
    [InlineData("[")]
    [InlineData("(")]
    [InlineData("{a:")]
    [InlineData("!")]
    [InlineData("a?b:")]
    [InlineData("a=>")]
    [InlineData("a**")]
    [InlineData("`${")]
    [InlineData("new ")]
    [InlineData("(function(a){return ")]
    [InlineData("class{[")]
    [InlineData("a+")]
    public void Whatever_is_nested_ends(string piece) =>
        Read(new StringBuilder().Insert(0, piece, 3_000_000 / piece.Length).ToString()).ShouldBeNull();

    [Fact]
    public void Values_that_are_repeated_until_they_are_many_times_the_script_are_not_read() =>
        Read($"(function(a){{return [{string.Join(',', Enumerable.Repeat('a', 1_000))}]}}(\"{new string('x', 5_000)}\"))").ShouldBeNull();

    private static readonly JsonSerializerOptions ReadAs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Pieces =
        ["{", "}", "[", "]", "(", ")", "a", ":", ",", "'", "\"", "`", "\\", "\\u", "${", "function", "return", "=>", "!0", "1", "1n", "/",
        "\n", "new ", "void 0", "\ud800", "-", ".", "e", "a:1"];

    private static string? Read(string script) =>
        ScriptLiteral.Read(script, 0) is { } value ? JsonSerializer.Serialize(value, ReadAs) : null;

    private static Gen<string> Json(int depth)
    {
        var text = Gen.String[Gen.Char[' ', '\u3000'], 0, 12].Select(value => JsonSerializer.Serialize(value));
        var number = Gen.Int[-9_999, 9_999].Select(value => JsonSerializer.Serialize(value));
        var simple = Gen.OneOf(text, number, Gen.Bool.Select(truth => truth ? "true" : "null"));
        if (depth == 0)
        {
            return simple;
        }

        var field = Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 8], Json(depth - 1));
        return Gen.OneOf(
            simple,
            Json(depth - 1).Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
            field.Array[0, 4].Select(fields => fields.DistinctBy(one => one.Item1).Select(one => $"\"{one.Item1}\":{one.Item2}"))
                .Select(fields => $"{{{string.Join(',', fields)}}}"));
    }
}
