namespace Articles.TextAnalytics.Embedded.Tests.Language;

/// <summary>A sentence in each language that the library tells.</summary>
internal static class LanguageSentences
{
    /// <summary>The sentences by ISO 639-1 code.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["ar"] = "أعلنت الحكومة يوم الاثنين أنها سترفع الضرائب في العام المقبل رغم احتجاجات المعارضة.",
        ["zh"] = "政府星期一宣布，尽管反对党抗议，明年仍将提高税收。",
        ["cs"] = "Vláda v pondělí oznámila, že příští rok navzdory protestům opozice zvýší daně.",
        ["da"] = "Regeringen meddelte mandag, at den vil hæve skatterne næste år, selv om oppositionen protesterer.",
        ["nl"] = "De regering maakte maandag bekend dat zij volgend jaar ondanks protesten van de oppositie de belastingen verhoogt.",
        ["en"] = "Government announces higher taxes despite protests by opposition parties next year.",
        ["fi"] = "Hallitus ilmoitti maanantaina nostavansa ensi vuonna veroja opposition vastustuksesta huolimatta.",
        ["fr"] = "Le gouvernement a annoncé lundi une hausse des impôts l'an prochain malgré les protestations de l'opposition.",
        ["de"] = "Die Regierung kündigte am Montag an, die Steuern im nächsten Jahr trotz der Proteste der Opposition zu erhöhen.",
        ["el"] = "Η κυβέρνηση ανακοίνωσε τη Δευτέρα ότι θα αυξήσει τους φόρους το επόμενο έτος παρά τις διαμαρτυρίες.",
        ["he"] = "הממשלה הודיעה ביום שני כי תעלה את המסים בשנה הבאה למרות מחאות האופוזיציה.",
        ["hi"] = "सरकार ने सोमवार को घोषणा की कि विपक्ष के विरोध के बावजूद वह अगले साल कर बढ़ाएगी।",
        ["it"] = "Il governo ha annunciato lunedì che l'anno prossimo aumenterà le tasse nonostante le proteste dell'opposizione.",
        ["ja"] = "政府は月曜日、野党の抗議にもかかわらず来年増税すると発表した。",
        ["ko"] = "정부는 월요일 야당의 항의에도 불구하고 내년에 세금을 인상하겠다고 발표했다.",
        ["pl"] = "Rząd ogłosił w poniedziałek, że w przyszłym roku podniesie podatki mimo protestów opozycji.",
        ["pt"] = "O governo anunciou na segunda-feira que vai aumentar os impostos no próximo ano, apesar dos protestos da oposição.",
        ["ru"] = "Правительство объявило в понедельник, что в следующем году повысит налоги, несмотря на протесты оппозиции.",
        ["es"] = "El gobierno anunció el lunes que el próximo año subirá los impuestos pese a las protestas de la oposición.",
        ["sv"] = "Regeringen meddelade i måndags att den höjer skatterna nästa år trots oppositionens protester.",
        ["tr"] = "Hükümet pazartesi günü muhalefetin protestolarına rağmen gelecek yıl vergileri artıracağını açıkladı.",
        ["uk"] = "Уряд оголосив у понеділок, що наступного року підвищить податки попри протести опозиції.",
        ["af"] = "Die regering het Maandag aangekondig dat dit volgende jaar belasting gaan verhoog ondanks protes deur die opposisie.",
        ["am"] = "መንግሥት ሰኞ ዕለት በሚቀጥለው ዓመት ግብር እንደሚጨምር አስታውቋል፤ ተቃዋሚዎች ግን ውሳኔውን ተቃውመዋል።",
        ["az"] = "Hökumət bazar ertəsi müxalifətin etirazlarına baxmayaraq gələn il vergiləri artıracağını elan etdi.",
        ["be"] = "Урад абвясціў у панядзелак, што ў наступным годзе павысіць падаткі, нягледзячы на пратэсты апазіцыі.",
        ["bg"] = "Правителството обяви в понеделник, че догодина ще повиши данъците въпреки протестите на опозицията.",
        ["bn"] = "সরকার সোমবার ঘোষণা করেছে যে বিরোধীদের প্রতিবাদ সত্ত্বেও আগামী বছর কর বাড়ানো হবে।",
        ["bs"] = "Vlada je u ponedjeljak saopćila da će u januaru naredne godine povećati poreze uprkos protestima opozicije.",
        ["ca"] = "El govern va anunciar dilluns que l'any vinent apujarà els impostos malgrat les protestes de l'oposició.",
        ["cy"] = "Cyhoeddodd y llywodraeth ddydd Llun y bydd yn codi trethi'r flwyddyn nesaf er gwaethaf protestiadau'r gwrthbleidiau.",
        ["eo"] = "La registaro anoncis lundon, ke ĝi altigos la impostojn venontjare malgraŭ la protestoj de la opozicio.",
        ["et"] = "Valitsus teatas esmaspäeval, et tõstab järgmisel aastal makse hoolimata opositsiooni vastuseisust.",
        ["eu"] = "Gobernuak astelehenean iragarri zuen datorren urtean zergak igoko dituela oposizioaren protestak gorabehera.",
        ["fa"] = "دولت روز دوشنبه اعلام کرد که با وجود اعتراض مخالفان، سال آینده مالیات‌ها را افزایش می‌دهد.",
        ["ga"] = "D'fhógair an rialtas Dé Luain go n-ardóidh sé cánacha an bhliain seo chugainn in ainneoin agóidí an fhreasúra.",
        ["gu"] = "સરકારે સોમવારે જાહેરાત કરી કે વિપક્ષના વિરોધ છતાં તે આવતા વર્ષે કર વધારશે.",
        ["hr"] = "Vlada je u ponedjeljak priopćila da će u siječnju iduće godine povećati poreze unatoč prosvjedima oporbe.",
        ["hu"] = "A kormány hétfőn bejelentette, hogy jövőre az ellenzék tiltakozása ellenére adót emel.",
        ["hy"] = "Կառավարությունը երկուշաբթի հայտարարեց, որ հաջորդ տարի կբարձրացնի հարկերը՝ չնայած ընդդիմության բողոքին։",
        ["id"] =
            "Pemerintah pada Senin mengumumkan bahwa pajak akan naik tahun depan karena anggaran negara kurang, meskipun oposisi "
            + "menolak.",
        ["is"] = "Ríkisstjórnin tilkynnti á mánudag að hún myndi hækka skatta á næsta ári þrátt fyrir mótmæli stjórnarandstöðunnar.",
        ["ka"] = "მთავრობამ ორშაბათს განაცხადა, რომ ოპოზიციის პროტესტის მიუხედავად მომავალ წელს გადასახადებს გაზრდის.",
        ["kk"] = "Үкімет дүйсенбіде оппозицияның наразылығына қарамастан келесі жылы салықты көтеретінін хабарлады.",
        ["la"] = "Senatus populusque Romanus consules misit ut bellum cum hostibus gererent et urbem omnibus viribus defenderent.",
        ["lg"] = "Gavumenti yalangiridde ku Bbalaza nti ejja kwongeza emisolo omwaka ogujja wadde ng'ab'oludda oluvuganya babiwakanya.",
        ["lt"] = "Vyriausybė pirmadienį paskelbė, kad kitais metais nepaisydama opozicijos protestų didins mokesčius.",
        ["lv"] = "Valdība pirmdien paziņoja, ka nākamgad, neraugoties uz opozīcijas protestiem, paaugstinās nodokļus.",
        ["mi"] = "I kī te kāwanatanga i te Mane ka piki ake ngā tāke ā tērā tau ahakoa ngā porotēhi a te āpitihana.",
        ["mk"] = "Владата во понеделникот објави дека следната година ќе ги зголеми даноците и покрај протестите на опозицијата.",
        ["mn"] = "Засгийн газар даваа гарагт сөрөг хүчний эсэргүүцлийг үл харгалзан ирэх жил татварыг нэмэгдүүлнэ гэж мэдэгдэв.",
        ["mr"] = "सरकारने सोमवारी जाहीर केले की विरोधकांच्या निषेधानंतरही पुढील वर्षी कर वाढवले जातील.",
        ["ms"] =
            "Kerajaan mengumumkan pada hari Isnin bahawa cukai akan dinaikkan tahun hadapan kerana bajet negara kurang walaupun "
            + "dibantah.",
        ["nb"] =
            "Regjeringen kunngjorde mandag at den vil heve skattene neste år til tross for protester, og sier at noen må betale mer.",
        ["nn"] = "Regjeringa kunngjorde måndag at ho vil heve skattane neste år trass i protestar, og seier at nokre må betale meir.",
        ["om"] =
            "Mootummaan Wiixata kaleessaa mormii paartilee mormitootaa otuu hin ilaalin waggaa itti aanu gibira akka dabalu beeksise.",
        ["pa"] = "ਸਰਕਾਰ ਨੇ ਸੋਮਵਾਰ ਨੂੰ ਐਲਾਨ ਕੀਤਾ ਕਿ ਵਿਰੋਧੀ ਧਿਰ ਦੇ ਵਿਰੋਧ ਦੇ ਬਾਵਜੂਦ ਉਹ ਅਗਲੇ ਸਾਲ ਟੈਕਸ ਵਧਾਏਗੀ।",
        ["ro"] =
            "Guvernul a anunțat luni că anul viitor va crește impozitele în ciuda protestelor opoziției, iar deciziile vor fi "
            + "publicate și în această săptămână.",
        ["si"] = "විපක්ෂයේ විරෝධතා මධ්‍යයේ වුවද ලබන වසරේ බදු වැඩි කරන බව රජය සඳුදා නිවේදනය කළේය.",
        ["sk"] = "Vláda v pondelok oznámila, že budúci rok napriek protestom opozície zvýši dane.",
        ["sl"] = "Vlada je v ponedeljek sporočila, da bo prihodnje leto kljub protestom opozicije zvišala davke.",
        ["sn"] = "Hurumende yakazivisa neMuvhuro kuti ichawedzera mitero gore rinouya kunyange zvazvo vanopikisa vachiramba.",
        ["so"] =
            "Dowladda ayaa Isniintii ku dhawaaqday inay sannadka soo socda kordhin doonto canshuuraha inkasta oo mucaaradku ka "
            + "soo horjeedo.",
        ["sq"] = "Qeveria njoftoi të hënën se vitin e ardhshëm do të rrisë taksat pavarësisht protestave të opozitës.",
        ["sr"] = "Влада је у понедељак саопштила да ће следеће године повећати порезе упркос протестима опозиције.",
        ["st"] = "Mmuso o phatlaladitse ka Mantaha hore o tla eketsa lekgetho selemong se tlang le hoja mokga o hanyetsang o ipelaetsa.",
        ["sw"] = "Serikali ilitangaza Jumatatu kwamba itaongeza kodi mwaka ujao licha ya maandamano ya upinzani.",
        ["ta"] = "எதிர்க்கட்சிகளின் எதிர்ப்பையும் மீறி அடுத்த ஆண்டு வரிகளை உயர்த்துவதாக அரசு திங்கட்கிழமை அறிவித்தது.",
        ["te"] = "ప్రతిపక్షాల నిరసనలు ఉన్నప్పటికీ వచ్చే ఏడాది పన్నులు పెంచుతామని ప్రభుత్వం సోమవారం ప్రకటించింది.",
        ["th"] = "รัฐบาลประกาศเมื่อวันจันทร์ว่าจะขึ้นภาษีในปีหน้าแม้ฝ่ายค้านจะประท้วงก็ตาม",
        ["ti"] = "መንግስቲ ሰኑይ ዕለት ኣብ ዝመጽእ ዓመት ግብሪ ከምዝውስኽ ኣፍሊጡ፣ ተቓወምቲ ግን ነቲ ውሳነ ኣይተቐበልዎን።",
        ["tl"] =
            "Inihayag ng pamahalaan noong Lunes na itataas nito ang buwis sa susunod na taon sa kabila ng mga protesta ng oposisyon.",
        ["tn"] = "Puso e itsisitse ka Mosupologo gore e tla oketsa lekgetho ngwaga o o tlang le fa lekoko la kganetso le ngongorega.",
        ["ts"] = "Mfumo wu tivisile hi Musumbhunuku leswaku wu ta engetela swibalo lembe leri taka hambileswi vakaneti va vilelaka.",
        ["ur"] = "حکومت نے پیر کو اعلان کیا کہ حزب اختلاف کے احتجاج کے باوجود وہ اگلے سال ٹیکس بڑھائے گی۔",
        ["vi"] = "Chính phủ hôm thứ Hai tuyên bố sẽ tăng thuế vào năm tới bất chấp sự phản đối của phe đối lập.",
        ["xh"] = "Urhulumente ubhengeze ngoMvulo ukuba uza kunyusa iirhafu kunyaka ozayo nangona amaqela aphikisayo eqhankqalaza.",
        ["yo"] = "Ìjọba kéde ní ọjọ́ Ajé pé òun yóò fi kún owó orí ní ọdún tó ń bọ̀ láìka ìwọ́de àwọn alátakò sí.",
        ["zu"] = "Uhulumeni umemezele ngoMsombuluko ukuthi uzokhuphula izintela ngonyaka ozayo naphezu kwemibhikisho yabaphikisi.",
    };

    /// <summary>Texts in languages that it does not tell.</summary>
    public static IReadOnlyDictionary<string, string> Unknown { get; } = new Dictionary<string, string>
    {
        ["br"] =
            "Gant ar gouarnamant eo bet kemennet dilun e vo kresket an tailhoù ar bloaz a zeu daoust da enebadeg an eneberien. "
            + "Lavaret en deus ar maer e oa ret gwellaat ar servijoù publik er vro. En em vodet eo an dud war ar blasenn dec'h "
            + "evit komz diwar-benn ar reolennoù nevez.",
        ["mt"] =
            "Il-gvern ħabbar it-Tnejn li se jgħolli t-taxxi s-sena d-dieħla minkejja l-protesti tal-oppożizzjoni. Il-ministru "
            + "qal li din id-deċiżjoni hija meħtieġa biex jitjieb is-servizz pubbliku. In-nies tar-raħal inġabru fil-pjazza biex "
            + "jiddiskutu l-miżuri l-ġodda.",
        ["ku"] =
            "Hikûmetê roja duşemê ragihand ku tevî nerazîbûnên muxalefetê dê sala bê bacan zêde bike. Wezîr got ku ev biryar ji "
            + "bo baştirkirina xizmetên giştî pêwîst e. Xelkê gund duh li meydanê kom bûn da ku li ser rêbazên nû biaxivin.",
        ["ky"] =
            "Өкмөт дүйшөмбү күнү оппозициянын нааразычылыгына карабастан келерки жылы салыктарды көтөрөрүн жарыялады. Министр "
            + "бул чечим мамлекеттик кызматтарды жакшыртуу үчүн зарыл экенин айтты. Айылдын эли кечээ аянтка чогулду.",
        ["ps"] =
            "حکومت د دوشنبې په ورځ اعلان وکړ چې د اپوزیسیون د اعتراضونو سره سره به راتلونکی کال مالیات زیات کړي. وزیر وویل چې "
            + "دا پرېکړه د عامه خدمتونو د ښه والي لپاره اړینه ده. د کلي خلک پرون په میدان کې راټول شول.",
        ["ug"] =
            "ھۆكۈمەت دۈشەنبە كۈنى ئۆكتىچىلەرنىڭ نارازىلىقىغا قارىماي كېلەر يىلى باجنى ئۆستۈرىدىغانلىقىنى ئېلان قىلدى. مىنىستىر "
            + "بۇ قارارنىڭ ئاممىۋى مۇلازىمەتنى ياخشىلاش ئۈچۈن زۆرۈر ئىكەنلىكىنى ئېيتتى.",
        ["ht"] =
            "Gouvènman an te anonse lendi ke li pral ogmante taks yo ane pwochèn malgre pwotestasyon opozisyon an. Minis la te "
            + "di desizyon sa a nesesè pou amelyore sèvis piblik yo. Moun nan vilaj la te rasanble yè sou plas la pou pale sou "
            + "nouvo mezi yo.",
        ["lb"] =
            "D'Regierung huet e Méindeg ugekënnegt, datt si d'nächst Joer trotz de Protester vun der Oppositioun d'Steieren "
            + "erhéicht. De Minister sot, datt dës Decisioun néideg wier fir d'Servicer ze verbesseren. D'Leit aus dem Duerf hunn "
            + "sech gëschter op der Plaz getraff.",
        ["km"] =
            "រដ្ឋាភិបាលបានប្រកាសកាលពីថ្ងៃច័ន្ទថានឹងដំឡើងពន្ធនៅឆ្នាំក្រោយ",
        ["tt"] =
            "Хөкүмәт дүшәмбе көнне оппозиция каршы булуга карамастан киләсе елда салымнарны арттырачагын белдерде. Министр бу "
            + "карар җәмәгать хезмәтләрен яхшырту өчен кирәк дип әйтте. Авыл халкы кичә мәйданда җыелды.",
        ["mg"] =
            "Nanambara ny governemanta tamin'ny alatsinainy fa hampiakatra ny hetra amin'ny taona ho avy na dia eo aza ny "
            + "fanoherana. Nilaza ny minisitra fa ilaina izany fanapahan-kevitra izany mba hanatsarana ny asam-panjakana. Nivory "
            + "omaly teo amin'ny kianja ny mponina.",
        ["rw"] =
            "Guverinoma yatangaje kuwa mbere ko izongera imisoro umwaka utaha nubwo abatavuga rumwe na yo babyamaganye. "
            + "Minisitiri yavuze ko iki cyemezo ari ngombwa kugira ngo serivisi za leta zinozwe. Abaturage b'umudugudu bateraniye "
            + "ejo ku kibuga.",
        ["yi"] =
            "די רעגירונג האָט מאָנטיק געמאָלדן אַז זי וועט קומעדיקן יאָר העכערן די שטייערן נישט געקוקט אויף די פּראָטעסטן פֿון "
            + "דער אָפּאָזיציע.",
        ["as"] =
            "চৰকাৰে সোমবাৰে ঘোষণা কৰিলে যে বিৰোধীৰ প্ৰতিবাদ সত্ত্বেও অহা বছৰ কৰ বৃদ্ধি কৰা হ'ব। মন্ত্ৰীয়ে কয় যে এই সিদ্ধান্তৰ "
            + "প্ৰয়োজন আছিল।",
    };
}
