using System.Text;
using Articles.Extraction.Tests.Formats.Archives;
using Articles.Extraction.Tests.Formats.Office;
using Articles.Extraction.Tests.Formats.Pdf;

namespace Pipeline.Local.Tests.Security;

/// <summary>Articles of every form with an address in every place that a program could be made to fetch it from.</summary>
internal static class BaitedFiles
{
    private const string Paragraph =
        "The old bridge over the river Hollin will close for nine weeks from Monday, the county council said after its meeting on Tuesday. "
        + "Engineers had found cracks in two of its pillars in the spring, and lorries have been sent the long way round by the mill ever "
            + "since.";

    /// <summary>The files: name, content.</summary>
    /// <param name="bait">The address, with a slash.</param>
    public static IEnumerable<(string Name, byte[] Content)> Of(string bait)
    {
        yield return ("page.html", Utf8(Html(bait)));
        yield return ("page.xhtml",
            Utf8($"<?xml version=\"1.0\"?><?xml-stylesheet href=\"{bait}style.xsl\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 "
            + $"Strict//EN\" \"{bait}xhtml.dtd\">{Html(bait)}"));
        yield return ("feed.rss.xml", Utf8($"""
            <?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="{bait}feed.xsl"?>
            <!DOCTYPE rss SYSTEM "{bait}rss.dtd" [<!ENTITY e SYSTEM "{bait}entity"><!ENTITY % p SYSTEM "{bait}parameter"> %p;]>
            <rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:noNamespaceSchemaLocation="{bait}rss.xsd">
            <channel><link>{bait}</link><xi:include href="{bait}include"/><image><url>{bait}logo.png</url></image>
            <cloud domain="127.0.0.1" path="{bait}"/>
            <item><guid>1</guid><link>{bait}article</link><comments>{bait}comments</comments>
            <enclosure url="{bait}sound.mp3" type="audio/mpeg" length="1"/><source url="{bait}source">a</source>
            <description>{Paragraph} &e;</description></item></channel></rss>
            """));
        yield return ("feed.atom.xml", Utf8($"""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="{bait}"><link rel="self" href="{bait}self"/>
            <link rel="next" href="{bait}next"/><icon>{bait}icon</icon>
            <entry><id>{bait}1</id><title>A bridge</title><link href="{bait}article"/><link rel="enclosure" href="{bait}file"/>
            <content src="{bait}content" type="text/html"/><summary>{Paragraph}</summary></entry></feed>
            """));
        yield return ("story.nitf.xml", Utf8($"""
            <?xml version="1.0"?><!DOCTYPE nitf SYSTEM "{bait}nitf.dtd"><nitf><head><title>A bridge</title></head><body><body.content>
            <p>{Paragraph}</p>
            <media media-type="image"><media-reference source="{bait}picture.jpg"/></media></body.content></body></nitf>
            """));
        yield return ("story.json", Utf8($$"""
            {"@context":"{{bait}}context","@id":"{{bait}}id","$schema":"{{bait}}schema","$ref":"{{bait}}ref","title":"A bridge",
            "url":"{{bait}}article","image":"{{bait}}picture.jpg",
             "next_url":"{{bait}}next","hubs":[{"type":"rssCloud","url":"{{bait}}hub"}],"text":"{{Paragraph}}"}
            """));
        yield return ("story.md",
            Utf8($"---\ntitle: A bridge\nurl: {bait}article\nimage: {bait}picture.jpg\n---\n\n![picture]({bait}picture.png) "
            + $"[link]({bait}link) <{bait}autolink>\n\n{Paragraph}\n\n[ref]: {bait}ref\n"));
        yield return ("story.mht", Utf8($"""
            From: <Saved by a browser>
            Snapshot-Content-Location: {bait}saved
            Subject: A bridge
            MIME-Version: 1.0
            Content-Type: multipart/related; type="text/html"; boundary="b"

            --b
            Content-Type: text/html; charset=utf-8
            Content-Location: {bait}saved

            {Html(bait)}
            --b
            Content-Type: text/css
            Content-Location: {bait}style.css

            @import "{bait}more.css";
            --b--
            """.ReplaceLineEndings("\r\n")));
        yield return ("story.eml", Utf8($"""
            From: a@example.com
            Subject: A bridge
            List-Unsubscribe: <{bait}unsubscribe>
            Disposition-Notification-To: a@example.com
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="b"

            --b
            Content-Type: text/plain

            {Paragraph}
            --b
            Content-Type: message/external-body; access-type=URL; URL="{bait}body"

            Content-Type: text/html

            --b--
            """.ReplaceLineEndings("\r\n")));
        yield return ("story.docx", Words.Document(
            Words.Paragraph(Paragraph) + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>INCLUDETEXT \"" + bait
                + "include\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
            document =>
            {
                var main = document.MainDocumentPart!;
                main.AddHyperlinkRelationship(new Uri($"{bait}hyperlink"), isExternal: true);
                foreach (var type in new[] { "image", "attachedTemplate", "oleObject", "aFChunk", "frame" })
                {
                    _ = main.AddExternalRelationship(
                        $"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}", new Uri($"{bait}{type}"));
                }
            }));
        yield return ("story.pdf", Pdf(bait));
        yield return ("stories.zip", Compressed.Zip(("page.html", Html(bait)), ($"{bait}name.txt", Paragraph)));
    }

    private static string Html(string bait) => $$"""
        <html xmlns="http://www.w3.org/1999/xhtml" manifest="{{bait}}manifest"><head><title>A bridge</title><base href="{{bait}}"/>
        <meta http-equiv="refresh" content="0;url={{bait}}refresh"/><meta property="og:image" content="{{bait}}og.jpg"/>
        <meta property="og:url" content="{{bait}}og"/>
        <link rel="canonical" href="{{bait}}canonical"/><link rel="stylesheet" href="{{bait}}style.css"/>
        <link rel="icon" href="{{bait}}icon"/><link rel="amphtml" href="{{bait}}amp"/>
        <link rel="preload" href="{{bait}}preload"/><link rel="prefetch" href="{{bait}}prefetch"/><link rel="preconnect" href="{{bait}}"/>
        <link rel="dns-prefetch" href="{{bait}}"/><link rel="import" href="{{bait}}import"/>
        <script src="{{bait}}script.js"></script><script type="module">import "{{bait}}module.js";</script>
        <style>@import url({{bait}}import.css); body { background: url({{bait}}background.png) }</style>
        <script type="application/ld+json">{"@context":"{{bait}}context","@type":"NewsArticle","url":"{{bait}}ld","image":"{{bait}}ld.jpg",
        "mainEntityOfPage":"{{bait}}main"}</script></head>
        <body background="{{bait}}body.png"><article><h1>A bridge</h1><p>{{Paragraph}}</p>
        <img src="{{bait}}img.png" srcset="{{bait}}img2.png 2x" alt="a" longdesc="{{bait}}longdesc"/><picture>
        <source srcset="{{bait}}source.webp"/></picture><iframe src="{{bait}}iframe"></iframe><frame src="{{bait}}frame"/>
        <object data="{{bait}}object"><param name="movie" value="{{bait}}movie"/></object><embed src="{{bait}}embed"/>
        <applet code="{{bait}}applet"></applet>
        <video src="{{bait}}video" poster="{{bait}}poster"><track src="{{bait}}track"/></video><audio src="{{bait}}audio"></audio>
        <a href="{{bait}}a" ping="{{bait}}ping">link</a>
        <form action="{{bait}}form"><input type="image" src="{{bait}}input"/><button formaction="{{bait}}button">b</button></form>
        <blockquote cite="{{bait}}cite">q</blockquote>
        <svg xmlns:xlink="http://www.w3.org/1999/xlink"><image href="{{bait}}svg" xlink:href="{{bait}}xlink"/><use href="{{bait}}use"/>
        </svg><div style="background-image:url({{bait}}inline.png)">d</div></article></body></html>
        """;

    private static byte[] Pdf(string bait)
    {
        const string Shown =
            "BT /F 12 Tf 72 700 Td (The old bridge over the river will close for nine weeks from Monday, the county council said) Tj 0 -14 "
            + "Td "
            + "(after its meeting on Tuesday. Engineers had found cracks in two of its pillars in the spring, and lorries have been sent) "
                + "Tj 0 -14 Td (the long way round.) Tj ET";
        var pdf = Encoding.Latin1.GetString(RawPdf.Page(RawPdf.Stream(Shown)))
            .Replace(
                "/Type /Catalog",
                $"/Type /Catalog /OpenAction <</S /URI /URI ({bait}open)>> /URI <</Base ({bait})>> /AA <</WC <</S /SubmitForm /F "
                + $"({bait}submit)>>>>", StringComparison.Ordinal)
            .Replace(
                "/Type /Page /Parent",
                $"/Type /Page /AA <</O <</S /Launch /F <</FS /URL /F ({bait}launch)>>>>>> /Annots [<</Type /Annot /Subtype /Link /Rect [0 "
                + $"0 9 9] /A <</S /GoToR /F <</FS /URL /F ({bait}remote.pdf)>> /D [0 /Fit]>>>>] /Parent", StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(pdf);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
