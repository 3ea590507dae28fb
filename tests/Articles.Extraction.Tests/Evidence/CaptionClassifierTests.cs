using Articles.Extraction.Evidence;

namespace Articles.Extraction.Tests.Evidence;

public sealed class CaptionClassifierTests
{
    private static readonly CaptionClassifier Captions = new();

    [Theory]
    [InlineData(
        "FILE - Secretary of State Antony Blinken, right, walks to meet the media, Oct. 26, 2023. (AP Photo/Jose Luis Magana, File)")]
    [InlineData("China has warned they will cease control of Hong Kong (Image: GETTY )")]
    [InlineData("Roughly 13,000 US troops remain in Afghanistan, 18 years after Washington invaded the country 2001 [File: Reuters]")]
    [InlineData("This illustration shows how private operators could land on the Moon [SpaceX via Nasa]")]
    [InlineData("Titan in false colour, 2004. (NASA/JPL/Space Science Institute)")]
    [InlineData("Spain's Rafael Nadal celebrates a point during their Davis Cup match, Nov. 19, 2019. (Manu Fernandez/AP)")]
    [InlineData("Tyvak plans to leverage its experience for its small lunar landers. Credit: Tyvak")]
    [InlineData("Der Minister am Freitag in Berlin (Foto: Anna Müller/dpa)")]
    public void A_caption_is_known_by_its_credit(string block) => Captions.Classify(block).ShouldBe(CaptionKind.Caption);

    [Theory]
    [InlineData("Photo: Gene J. Puskar")]
    [InlineData("Getty Images")]
    [InlineData("Alex Wong | Getty Images")]
    [InlineData("Main image credit: Getty")]
    [InlineData("Image copyright Getty Images")]
    [InlineData("Courtesy of Andrew Vaughan")]
    [InlineData("Photo by Kirk Irwin/Getty Images")]
    [InlineData("(Image: © Shutterstock)")]
    [InlineData("Foto: Marcos Silva/Divulgação")]
    [InlineData("写真：共同通信")]
    public void A_credit_is_known_by_its_words(string block) => Captions.Classify(block).ShouldBe(CaptionKind.Credit);

    [Theory]
    [InlineData("The photo by his bed was the first thing that he saw every morning.")]
    [InlineData("Image by image, the team pieced the film together.")]
    [InlineData("Courtesy costs nothing, the mayor told reporters (and smiled).")]
    [InlineData("(AP)")]
    [InlineData("Reuters")]
    [InlineData("The agency said on Monday (its first statement on the crash) that nobody was hurt.")]
    public void Prose_and_wire_marks_are_neither(string block) => Captions.Classify(block).ShouldBe(CaptionKind.None);
}
