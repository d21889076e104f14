//! Short pages about links for money: who sells them, and who does not.
//! A page is its title and its lines, each with its tag; cells of a row stand apart by `;`, `nav` and `footer` are furniture.

use super::*;

fn page(text: &str) -> House {
    let (title, body) = text.split_once('\n').unwrap();
    let mut house = written(BLOG, title.trim(), &[]);
    for line in body.lines() {
        let (tag, text) = line.trim().split_once(' ').unwrap();
        let zone = match tag {
            "nav" => Some(Context::Navigation),
            "footer" => Some(Context::Footer),
            _ => None,
        };
        let whole = add(&mut house, None, tag, zone);
        if tag != "tr" {
            say(&mut house, whole, text);
            continue;
        }
        for cell in text.split(';') {
            let cell_block = add(&mut house, Some(whole), "td", zone);
            say(&mut house, cell_block, cell.trim());
        }
    }
    house
}

/// A block of this tag, or of this class after a dot.
fn add(house: &mut House, parent: Option<u32>, tag: &str, zone: Option<Context>) -> u32 {
    let (tag, class) = tag.split_once('.').unwrap_or((tag, ""));
    house.page.blocks.push(Block {
        parent,
        tag: tag.to_owned(),
        class: class.to_owned(),
        ..Block::default()
    });
    house.layout.zones.push(zone);
    u32::try_from(house.page.blocks.len() - 1).unwrap()
}

fn say(house: &mut House, block: u32, text: &str) {
    house.page.runs.push(fixture::text(block, text));
}

/// How sure it is that the page sells links.
fn sells(text: &str) -> Option<Certainty> {
    let found = findings(&page(text).case());
    let sold = found.iter().find(|one| one.risk == Risk::SoldLinks)?;
    Some(sold.confidence)
}

#[test]
fn none_of_the_innocent_pages_is_to_be_avoided() {
    assert!(INNOCENT.len() >= 30);
    for text in INNOCENT {
        let found = findings(&page(text).case());
        assert!(!found.iter().any(Finding::is_grave), "{text}");
    }
}

#[test]
fn nine_in_ten_sellers_are_found() {
    assert!(GUILTY.len() >= 25);
    let missed: Vec<&&str> = GUILTY
        .iter()
        .filter(|text| sells(text).is_none_or(|sure| sure == Certainty::Weak))
        .collect();
    assert!(missed.len() * 10 <= GUILTY.len(), "{missed:#?}");
}

#[test]
fn a_price_of_such_posts_on_a_page_about_them_is_a_weak_sign_whoever_asks_it() {
    for text in [
        "Write for us\np Guest posts cost $50. Casino and CBD links cost double.",
        "Sponsored posts\np Rates: sponsored post $100, homepage link $50 per month.",
        "Advertising\np A sponsored post with do-follow links is sold for $150.",
        "Guest post prices\nli Guest post: $77",
    ] {
        assert_eq!(sells(text), Some(Certainty::Weak), "{text}");
    }
    for text in [
        "Bread\np A guest post costs $50.",
        "Write for us\np We pay $50 for a guest post.",
        "Write for us\np A guest post is nofollow and costs $50.",
    ] {
        assert_eq!(sells(text), None, "{text}");
    }
}

/// What the innocent say in a menu, in a quotation or of somebody else is an offer in their own text.
#[test]
fn the_same_words_sell_or_do_not_by_who_says_them() {
    let line = "We sell a dofollow link for $40.";
    for (text, expected) in [
        (format!("Bread\np {line}"), Some(Certainty::Likely)),
        (format!("Bread\nnav {line}"), None),
        (format!("Bread\nfooter {line}"), Some(Certainty::Likely)),
        (format!("Bread\nblockquote {line}"), None),
        (format!("Bread\ndiv.email {line}"), None),
        (
            format!("Bread\ndiv.email-us {line}"),
            Some(Certainty::Likely),
        ),
        (format!("Bread\np He wrote: “{line}”"), None),
        (format!("Bread\np Spammers write: {line}"), None),
        (format!("Write for us\np {line}"), Some(Certainty::Sure)),
    ] {
        assert_eq!(sells(&text), expected, "{text}");
    }
}

const INNOCENT: &[&str] = &[
    // The trade, told by others.
    "Is it worth it to pay for posts?
    nav Our prices
    p Middlemen want $90 for a guest post on a tired blog, and nobody reads it afterwards.",
    "A market for names
    nav Order a guest post
    p He had taken $250 for every dofollow link on the paper's pages, said the prosecutor.
    p “We sell whatever is asked for,” he wrote in a mail that the jury saw.",
    "What do publishers ask?
    p The median guest post costs $95, a link insertion costs $140.
    p Our study covers 300 blogs; see our rates for consulting.",
    "Ein Blick auf den Markt
    nav Unsere Preise
    p Für einen Gastartikel werden heute 120 € bezahlt, und niemand garantiert, dass er bleibt.",
    "Was ein Link kostet
    p Auf unserer Seite gibt es das nicht, doch andere verlangen für einen Gastartikel mit Link 120 €.",
    "Warnung vor Linkverkäufern
    p Verkäufer bieten Gastartikel ab 60 Euro an. Unsere Preise für Beratung finden Sie anderswo.",
    "Combien coûte un lien ?
    nav Nos tarifs
    p Un article invité se négocie autour de 90 euros, sans garantie.",
    "El mercado de los enlaces
    nav Nuestros precios
    p Un enlace dofollow cuesta 80 euros en el mercado y Google puede ignorarlo.",
    "Quanto costa un link
    nav I nostri prezzi
    p Un articolo sponsorizzato costa in media 120 euro, dicono i venditori.",
    "Ile kosztuje link
    nav Nasz cennik
    p Artykuł gościnny kosztuje średnio 150 złotych, a ryzyko ponosi kupujący.",
    "Почём ссылки
    nav Наши цены
    p На бирже гостевой пост продают за 900 рублей, и эффекта почти нет.",
    "Bağlantı pazarı
    nav Fiyat listesi
    p Piyasada backlink paketi 900 TL, fakat arama motorları bunu yok sayıyor.",
    "Länkar till salu
    nav Våra priser
    p Ett gästinlägg går för 1500 kr på marknaden, säger en säljare.",
    "リンク売買の実態
    nav 料金表
    p 業者によると被リンクは1本3,000円ほどで、危険があります。",
    "外链的代价
    nav 价格表
    p 卖家报价每条外链80元，但平均几周后就失效。",
    "링크 거래의 위험
    nav 가격표
    p 업자들은 백링크 하나에 30,000원을 부릅니다.",
    // Who pays writers.
    "Write for us
    h2 What we pay
    li Guest post: $120
    li Reported piece: $400
    p Mail a pitch to our editors; posts on our site stay yours.",
    "Schreiben Sie für uns
    p Für jeden Gastbeitrag auf unserer Seite zahlen wir: wir zahlen 90 Euro, überwiesen am Monatsende.",
    "Autoren gesucht
    h2 Honorare
    li Gastbeitrag: 80 €
    p Auf unserem Blog erscheinen vier Texte im Monat.",
    "Écrire pour nous
    p Nous payons 70 € par article invité publié sur notre site.",
    "Escribe con nosotros
    p Pagamos 60 euros por cada artículo invitado en nuestro blog.",
    "Авторам
    p Гонорар за гостевой пост на нашем сайте 2000 рублей.",
    "寄稿のお願い
    p 当ブログにゲスト投稿いただいた方に原稿料5,000円をお支払いします。",
    // Wares and services with like names.
    "Pitchdesk, software for outreach
    h2 Our pricing
    tr Solo: guest post tracker; $19 a month
    tr Team: backlink checker; $79 a month",
    "A plugin for submissions
    h2 Our prices
    li Guest Post Form: $29
    li Guest Post Form for agencies: $99",
    "Sponsored post templates
    p Our price: $15 for 20 sponsored post templates.",
    "Texts made for you
    h2 Our rates
    li Guest post, ghostwritten: $200
    li Annual report: $3,000",
    "Übersetzungen
    h2 Unsere Preise
    li Übersetzung Gastartikel: 90 €",
    "Chains by hand
    h2 Our prices
    li Permanent link necklace: $140
    p Pay via PayPal.",
    "Help our museum
    h2 Our prices
    li Patron: name on the wall and a link on the homepage: €500
    li Friend: a footer link: €50",
    // Advertising that is marked, or said not to be followed.
    "Advertise with us
    h2 Our rates
    li Banner: $300
    li Sponsored post: $900
    p Whatever is paid for is clearly marked as advertising.",
    "Mediadaten
    h2 Preisliste
    tr Anzeige im Heft; 700 €
    tr Advertorial, als Anzeige gekennzeichnet; 1.400 €",
    "Rate card
    h2 Our prices
    tr Newsletter; $200
    tr Sponsored article (labeled, rel=sponsored); $700",
    "Cennik reklam
    h2 Nasz cennik
    tr Artykuł sponsorowany, oznaczony jako reklama; 900 zł",
    "Media kit
    p Our rates: a sponsored post is $800. All of them are labeled, their links are nofollow.",
    "Write for us
    p We accept guest posts and never ask for money. The book is $20.",
    "Write for us
    p We accept guest posts. We do not sell dofollow links, not for $50 and not for $500.",
    // What others say and ask, told with their own words.
    "A morning's mail
    p The first mail said: we publish guest posts on our site for $50, dofollow.
    p Another replied: our price for a link insertion is $40.",
    "Un courriel de trop
    p Il m'a écrit : nous publions votre article invité avec lien dofollow pour 60 euros.",
    "Eine Mail zu viel
    p Der Absender schrieb: wir bieten Gastartikel mit dofollow-Link für 80 Euro.",
    "A talk with a link seller
    p — Do you sell links?
    p — We sell a dofollow link for $40, and our prices rise each year.",
    "Interview with a link seller
    p Anna: How much is it?
    p Bert: We charge $60 for a guest post with a dofollow link on our site.",
    "How I earned last May: income report
    p This income report has no secrets.
    h2 Our pricing
    tr Guest post; $150
    tr Dofollow link insertion; $90",
    "What 300 blogs ask for a post
    p We contacted 300 blogs. Our pricing data is below.
    tr Guest post; $95
    tr Dofollow link; $140",
    "Seven guest post services compared
    h2 LinkHarbor
    p Our price check in May:
    li Guest post with a dofollow link: $60
    h2 PostMill
    li Guest post with a dofollow link: $85",
    "LinkHarbor alternatives
    tr PostMill; guest post with dofollow link; $85
    tr Ropewalk; guest post with dofollow link; $70
    p Our pricing table was checked in May.",
    "Pricing
    h2 Our pricing
    tr Starter: 500 backlinks, 10 projects; $29
    tr Pro: 5,000 dofollow backlinks, 50 projects; $99",
    "Plans
    h2 Our pricing
    li Starter: track 500 dofollow backlinks: $29 a month
    li Pro: monitor 5,000 backlinks: $99 a month",
    // Stories in which a post, a place and a sum stand together.
    "A kitchen for less
    p In a guest post on our blog, Ann explains how she saved $4,000 on her kitchen.",
    "Guest post: how we saved 5,000 euros
    p The whole story is on our blog, and so is the list of tools.",
    "The week in mills
    p Last week: a guest post on our blog about a €2 million bridge.",
    "How one guest post on our blog made a baker $12,000
    p She tells it herself.",
    "Our policy
    p Every week people offer $300 for a guest post on our blog, and every week we decline.",
    "A change of course
    p Until 2019 we charged $50 for a guest post on our site. We stopped and removed all of them.",
    "A fraud
    p Somebody pretends to be us and sells guest posts with dofollow links on our site for $80.",
    "Write for us
    p We publish reported essays. Rates: $200 per article, paid on publication.",
    "Write for us
    p Contributors receive $150 per article published on our site, by bank transfer.",
    "Write for us
    p You will receive $100 for every guest post on our blog.",
    "Advertise with us
    h2 Our rates
    li Newsletter sponsorship: $300
    li Advertorial: $900",
    "Advertise with us
    h2 Our rates
    li Sponsored post: $800
    p All paid links are no follow and disclosed.",
    "Guest post by a baker
    nav Advertise with us
    p A loaf is $9 in the city, and our prices did not rise.",
];

const GUILTY: &[&str] = &[
    "Write for us
    p We sell dofollow links from $40 without any risk of a penalty.",
    "Guest posts
    p – We publish guest posts on our blog
    p – Guest post with a dofollow link: $50",
    "Write for us
    p A guest post costs $50 and includes one dofollow link.",
    "Write for us
    p Do-follow link - $50. No-follow link - $20.",
    "Write for us
    p Admin fee: $30/post. DA 45, DR 50, dofollow.",
    "Write for us
    h2 Pricing
    tr Guest post;$70
    tr Link insertion;$40",
    "Advertise with us
    li Guest post: $70
    li Link insertion: $40
    li Sponsored article: $90",
    "Gastbeitrag buchen
    p Ein Gastbeitrag mit Backlink kostet bei uns 120 Euro.",
    "Article sponsorisé
    p Le tarif d'un article sponsorisé avec lien dofollow est de 90 €.",
    "Artículo patrocinado
    p El precio por un artículo patrocinado con enlace dofollow es de 80 €.",
    "Размещение статей
    p Размещение статьи со ссылкой стоит 3000 руб.",
    "Write for us
    p Submit a guest post to our magazine and get one do-follow backlink. Prices start at $35 for one article.",
    "Write for us
    p Prices start at $45 for one sponsored article.",
    "Advertise
    p We accept guest posts in any niche. Cost: 70 dollars with two dofollow links.",
    "Sponsored post rates
    h2 Post pricing
    p $90 per article with two links. Gambling and CBD $180.",
    "Advertising
    h2 Our rates
    tr Guest post, nofollow; $25
    tr Guest post; $75",
    "Our guest posting rates
    h2 Our rates
    tr Nofollow link; $20
    tr Dofollow link; $70",
    "Write for us
    p We accept guest posts. Guest post with dofollow link: $80.
    p DR 64 and DA 58 by Ahrefs and Moz, 30k visits a month according to Semrush.",
    "Editorial fee
    p We publish guest posts for an editorial fee of $55; links are dofollow for life.",
    "Links for sale
    p Links for sale on this blog: $25 a month in the sidebar, $40 on the front page.",
    "Guest posting
    p Guest post price only 25$. Do follow and permanent. Instant approval on WhatsApp.",
    "Contact
    p For guest posts and link insertion write to us. Rates from USD 45.",
    "Guest post sites
    p Buy guest posts with dofollow links here.
    tr travel.example; DA 41; DR 52; $30
    tr homes.example; DA 38; DR 47; $25",
    "Write for us
    p We welcome guest posts. A fee of $30 per article covers our work. Two do-follow links may be in it.",
    "Blog
    h2 Our prices
    li Link insertion in an old text: £40
    li Guest post with link: £60",
    "Guest post
    p We accept guest posts. Guest post price is 2500 rupees, dofollow link included.",
    "गेस्ट पोस्ट
    p हमारे ब्लॉग पर गेस्ट पोस्ट की कीमत 2500 रुपये, dofollow लिंक के साथ।",
    "Gastartikel
    p Gastartikel veröffentlichen ab 89€ mit dofollow Backlink. Jetzt anfragen!",
    "Werben bei uns
    h2 Unsere Preise
    li Gastartikel mit Link: 110 Euro
    li Linkplatzierung im Bestand: 60 Euro",
    "Publier un article
    p Publiez votre article invité sur notre blog pour 75 euros, lien dofollow permanent.",
    "Nos tarifs
    h2 Nos tarifs
    li Article sponsorisé avec lien dofollow : 120 euros",
    "Publica tu artículo
    p Aceptamos artículos. Un artículo patrocinado con enlace dofollow: 90 euros por PayPal.",
    "Publique conosco
    p Aceitamos guest posts. Artigo patrocinado com link dofollow por R$ 200.",
    "Pubblica con noi
    p Accettiamo articoli. Articolo sponsorizzato con link dofollow: 70 euro.",
    "Schrijf voor ons
    p Onze tarieven: gastblog met dofollow link 80 euro.",
    "Cennik
    p Nasz cennik: artykuł sponsorowany z linkiem dofollow 250 złotych.",
    "Размещение статей
    h2 Наши цены
    li Гостевой пост с вечной ссылкой: 1800 рублей",
    "Tanıtım yazısı
    p Fiyatlarımız: dofollow linkli tanıtım yazısı 750 TL.",
    "Annonsera
    h2 Våra priser
    li Gästinlägg med länk: 1200 kr",
    "記事広告 料金表
    p 料金表：被リンク付き記事広告 1本￥28,000から",
    "外链出售
    p 本站出售外链，价格表：每条￥60元",
    "백링크 판매
    p 백링크 판매합니다. dofollow 링크 하나 40,000원입니다.",
    "Jasa backlink
    p Jual backlink permanen. Harga guest post dofollow Rp 120.000 per artikel.",
    "نشر مقالات
    p نبيع روابط: سعر نشر مقال ضيف مع رابط dofollow هو 40 دولار.",
    "Báo giá
    p Báo giá guest post dofollow: 450.000đ một bài.",
];
