using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordRunText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Articles.Extraction.Formats.Office;

/// <summary>Takes a paragraph's text: what is inserted is there, what is deleted, moved away or hidden is not.</summary>
internal static class WordText
{
    public static string Of(Paragraph paragraph)
    {
        var text = new StringBuilder();
        Append(paragraph, text);
        return text.ToString().Trim(' ', '\n', '\t');
    }

    private static void Append(OpenXmlElement parent, StringBuilder text)
    {
        foreach (var child in parent.ChildElements)
        {
            switch (child)
            {
                case Run { RunProperties.Vanish: { } hidden } when hidden.Val is null || hidden.Val.Value:
                case DeletedRun or MoveFromRun:
                    break;
                case Run or Hyperlink or InsertedRun or MoveToRun or SdtRun or SdtContentRun or SimpleField or CustomXmlRun:
                    Append(child, text);
                    break;
                case WordRunText run:
                    text.Append(run.Text);
                    break;
                case TabChar:
                    text.Append('\t');
                    break;
                case NoBreakHyphen:
                    text.Append('\u2011');
                    break;
                case Break line when line.Type is null || line.Type.Value == BreakValues.TextWrapping:
                case CarriageReturn:
                    text.Append('\n');
                    break;
            }
        }
    }
}
