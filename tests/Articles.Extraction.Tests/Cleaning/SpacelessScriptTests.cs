using System.Text;
using Articles.Extraction.Evidence;
using Articles.Extraction.Fingerprints;
using Articles.Extraction.Tests.Html;

namespace Articles.Extraction.Tests.Cleaning;

/// <summary>Scripts that have no spaces between words: their texts are articles, and their words are estimated.</summary>
public sealed class SpacelessScriptTests
{
    private readonly ArticleExtractor _extractor = new();

    /// <summary>News of a bridge, about thirty words each, in languages that part sentences or phrases at most.</summary>
    public static TheoryData<string, string> Articles => new()
    {
        { "Thai",
            "สะพานข้ามแม่น้ำในเมืองท่าเปิดให้ใช้งานอีกครั้งในวันจันทร์หลังจากปิดซ่อมแซมนานสองปีเนื่องจากพบรอยร้าวที่เสาด้านตะวันออก "
            + "นายกเทศมนตรีกล่าวขอบคุณคนงานสามร้อยคนที่ทำงานหนักตลอดฤดูหนาวเพื่อให้งานเสร็จตามกำหนด" },
        { "Lao",
            "ຂົວຂ້າມແມ່ນ້ຳໃນເມືອງທ່າເຮືອເປີດໃຊ້ງານອີກຄັ້ງໃນວັນຈັນຫຼັງຈາກປິດສ້ອມແປງເປັນເວລາສອງປີຍ້ອນພົບຮອຍແຕກຢູ່ເສົາດ້ານຕາເວັນອອກ "
            + "ເຈົ້າເມືອງໄດ້ກ່າວຂອບໃຈກຳມະກອນສາມຮ້ອຍຄົນທີ່ເຮັດວຽກໜັກຕະຫຼອດລະດູໜາວ" },
        { "Khmer", "ស្ពានឆ្លងទន្លេនៅទីក្រុងកំពង់ផែបានបើកឱ្យប្រើប្រាស់ឡើងវិញនៅថ្ងៃចន្ទបន្ទាប់ពីបិទជួសជុលអស់រយៈពេលពីរឆ្នាំដោយសារមានស្នាមប្រេះ"
            + "នៅសសរខាងកើត។ អភិបាលក្រុងបានថ្លែងអំណរគុណដល់កម្មករបីរយនាក់ដែលបានធ្វើការយ៉ាងលំបាកពេញមួយរដូវរងា។" },
        { "Burmese", "ဆိပ်ကမ်းမြို့ရှိမြစ်ကူးတံတားကိုအရှေ့ဘက်တိုင်တွင်အက်ကြောင်းများတွေ့ရှိသဖြင့်နှစ်နှစ်ကြာပိတ်ထားပြီးနောက်တနင်္လာနေ့တွင်ပ"
            + "ြန်လည်ဖွင့်လှစ်ခဲ့သည်။ မြို့တော်ဝန်ကဆောင်းရာသီတစ်လျှောက်ကြိုးစားလုပ်ကိုင်ခဲ့သောအလုပ်သမားသုံးရာကိုကျေးဇူးတင်စကားပြောကြားခဲ့သည"
            + "်။" },
        { "Javanese",
            "ꦗꦼꦩ꧀ꦧꦠꦤ꧀ꦏꦁꦚꦧꦿꦁꦏꦭꦶꦲꦶꦁꦏꦸꦛꦥꦼꦭꦧꦸꦲꦤ꧀ꦢꦶꦧꦸꦏꦩꦤꦺꦃꦢꦶꦤꦱꦼꦤꦺꦤ꧀ꦱꦮꦶꦱꦺꦢꦶꦠꦸꦠꦸꦥ꧀ꦫꦺꦴꦁꦠꦲꦸꦤ꧀ꦗꦭꦫꦤ꧀ꦫꦼꦠꦏ꧀ꦲꦶꦁꦱꦏꦮꦺꦠꦤ꧀꧉ "
            + "ꦮꦭꦶꦏꦸꦛꦔꦠꦸꦂꦥꦩꦠꦸꦂꦤꦸꦮꦸꦤ꧀ꦩꦫꦁꦧꦸꦫꦸꦃꦠꦼꦭꦸꦁꦔꦠꦸꦱ꧀꧉" },
        { "Dzongkha",
            "གྲོང་ཁྱེར་གྱི་ཟམ་པ་འདི་ལོ་གཉིས་ཀྱི་རིང་ལུ་ཉམས་བཅོས་འབད་ཞིནམ་ལས་གཟའ་ཟླ་བའི་ཉིནམ་ལུ་ལོག་སྟེ་ཁ་ཕྱེ་ཡོདཔ་ཨིན། "
            + "ཁྲོམ་དཔོན་གྱིས་ལཱ་གཡོག་པ་སུམ་བརྒྱ་ལུ་བཀའ་དྲིན་ཆེ་ཞེས་ཞུ་ཡི། དགུན་དུས་ཀྱི་ནང་ལཱ་འབད་ཡོདཔ་ཨིན།" },
        { "Chinese", "港口城市的大桥在因东侧桥墩出现裂缝而关闭两年之后，于星期一重新开放通车。市长在日出时剪彩，并感谢三百名工人在整个冬天辛勤工作，按时完成了修复工程。" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Articles))]
    public void A_text_is_an_article(string language, string text)
    {
        var article = _extractor.Extract("a.txt", Encoding.UTF8.GetBytes(text), Token).ShouldHaveSingleItem();

        article.IsRejected.ShouldBeFalse($"{language}: {article.Rejection?.Message}");
        article.Text.ShouldBe(text);
    }

    [Theory]
    [MemberData(nameof(Articles))]
    public void A_page_is_an_article_and_what_stands_around_it_is_not(string language, string text)
    {
        var menu = string.Concat(Enumerable.Range(1, 8).Select(i => $"<li><a href=/{i}>{text[(i * 3)..((i * 3) + 9)]}</a></li>"));

        var article = Pages.Clean(Pages.Page($"<ul>{menu}</ul><div><p>{text}</p></div><footer>© 2026</footer>"));

        article.Text.ShouldBe(text, language);
    }

    [Theory]
    [InlineData("นายกเทศมนตรีกล่าวขอบคุณคนงานสามร้อยคน", 8)]
    [InlineData("អភិបាលក្រុងបានថ្លែងអំណរគុណដល់កម្មករបីរយនាក់", 9)]
    [InlineData("市长在日出时剪彩", 4)]
    public void Words_are_estimated_within_a_third_of_what_people_count(string text, int words) =>
        ((double)WordCount.Of(text)).ShouldBeInRange(words * 2 / 3.0, words * 4 / 3.0);

    [Theory]
    [MemberData(nameof(Articles))]
    public void An_edited_copy_is_near_its_original_and_another_text_is_not(string language, string text)
    {
        var original = Fingerprint.Of(text + text[..(text.Length / 2)]);
        var other = Articles.Select(row => row.Data)
            .Single(article => article.Item1 != language && article.Item1 == (language == "Thai" ? "Lao" : "Thai")).Item2;

        Fingerprint.Of(text[5..] + text[..(text.Length / 2)]).Similarity(original).ShouldBeGreaterThan(0.7);
        Fingerprint.Of(other).Similarity(original).ShouldBeLessThan(0.2);
    }
}
