use std::{collections::BTreeSet, sync::LazyLock};

use super::*;

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::builtin);

fn page(declared: &str, text: &str) -> Option<String> {
    of_page(declared, std::iter::once(text), &TABLES)
}

fn keywords_on(page: &str, keywords: &str) -> Option<Foreign> {
    let keywords: Vec<String> = keywords.split(", ").map(str::to_owned).collect();
    foreign(&keywords, page, &TABLES)
}

#[test]
fn a_few_words_and_no_letters_say_nothing() {
    for text in ["", "28 + 3", "hotel", "die casting"] {
        assert_eq!(page("", text), None, "{text}");
    }
    assert_eq!(page("x-default", "hotel"), None);
}

#[test]
fn texts_are_told_apart_by_function_words() {
    for (language, text) in [
        (
            "en",
            "The pump of a bike is not what you think it is, and that was all.",
        ),
        (
            "de",
            "Die Pumpe ist nicht das, was sich der Fahrer mit dem Rad wünscht.",
        ),
        (
            "fr",
            "La pompe est dans le sac, mais les roues ne sont pas avec elle.",
        ),
        (
            "es",
            "La bomba no es lo que los ciclistas quieren, pero se usa para todo.",
        ),
        (
            "nl",
            "De pomp is niet het ding dat je van een fiets met wielen verwacht.",
        ),
        (
            "sv",
            "Pumpen är inte det som man vill ha, men den kan också vara bra för dig.",
        ),
        (
            "da",
            "Pumpen er ikke det, som jeg ville have, og hun har også været der efter dig.",
        ),
        (
            "pl",
            "To nie jest pompa, która się podoba, ale jak do tego doszło, nie wiem.",
        ),
        (
            "tr",
            "Bu pompa çok iyi değil ama daha sonra bir tane için para gibi ne var.",
        ),
        (
            "ru",
            "Это не насос, который я хотел, но он был там, и так же как все.",
        ),
        (
            "uk",
            "Це не насос, але він був там, і так також як усі що є для нас.",
        ),
        ("el", "Αυτό δεν είναι μια τρόμπα"),
        ("ja", "これは自転車のポンプです"),
        ("zh", "这是自行车的打气筒"),
        ("ko", "자전거 펌프"),
        ("th", "ปั๊มจักรยาน"),
    ] {
        assert_eq!(page("", text).as_deref(), Some(language), "{text}");
    }
}

#[test]
fn a_declared_language_stands_unless_the_text_is_clearly_in_another() {
    let german =
        "Die Pumpe ist nicht das, was sich der Fahrer mit dem Rad wünscht, und das ist auch gut.";
    for (declared, text, language) in [
        ("en-US", german, "de"),
        ("de_AT", german, "de"),
        ("en", "Это не насос, и он был на даче, как и все", "ru"),
        ("en", "自転車のポンプ", "ja"),
        ("en-GB", "pump helmet bicycle", "en"),
        ("nb-NO", "pumpe hjelm", "no"),
        ("eo", "La pumpilo de la biciklo", "eo"),
        ("yi", "פּאָמפּע", "yi"),
    ] {
        assert_eq!(
            page(declared, text).as_deref(),
            Some(language),
            "{declared} {text}"
        );
    }
}

#[test]
fn keywords_that_say_nothing_are_the_pages() {
    for (page, keywords) in [
        ("en", "hotel, restaurant, taxi"),
        ("de", "SEO, Marketing, Blog"),
        ("ja", "自転車"),
        ("ru", "SEO, велосипед"),
        ("eo", "the history of art"),
        ("en", ""),
    ] {
        assert_eq!(keywords_on(page, keywords), None, "{page} {keywords}");
    }
}

#[test]
fn keywords_in_another_language_are_told() {
    for (page, keywords, language, sure) in [
        (
            "de",
            "travel, flights, vacation, holiday, cruise itinerary",
            Some("en"),
            false,
        ),
        (
            "en",
            "Fotografie, Hochzeit, Beleuchtung, Porträt",
            Some("de"),
            false,
        ),
        (
            "en",
            "das Rad und die Pumpe, Reisen mit dem Fahrrad",
            Some("de"),
            true,
        ),
        ("ru", "xbox", None, false),
        ("en", "自転車", Some("zh"), false),
    ] {
        let told = Some(Foreign { language, sure });
        assert_eq!(keywords_on(page, keywords), told, "{page} {keywords}");
    }
}

#[test]
fn every_row_of_letters_is_short_enough_to_be_looked_for() {
    let mut rows = TABLES.letters.keys();
    assert!(rows.all(|letters| letters.chars().count() <= LETTERS));
}

/// Six lists each in ten languages, written down before any was tried: travel, cooking, office, dogs, gardens, mills.
const LISTS: [(&str, &str); 60] = [
    (
        "en",
        "travel insurance, cheap flights, city breaks, hotel deals, car hire, holiday packages, airport parking, cruise deals",
    ),
    (
        "en",
        "vegan recipes, plant based diet, healthy snacks, meal prep, slow cooker, baking, kitchen tips, food blog",
    ),
    (
        "en",
        "project management, task tracking, team productivity, remote work, time tracking, workflow, agile, software",
    ),
    (
        "en",
        "dog training, puppy care, pet food, grooming, kennel, vet, leash, obedience",
    ),
    (
        "en",
        "garden design, lawn care, raised beds, compost, perennials, greenhouse, pruning, vegetable garden",
    ),
    (
        "en",
        "tidal mill, flour, millstone, grain, watermill, bakery, heritage, restoration",
    ),
    (
        "de",
        "Reiseversicherung, günstige Flüge, Städtereisen, Hotel, Mietwagen, Pauschalreise, Urlaub, Kreuzfahrt",
    ),
    (
        "de",
        "vegane Rezepte, pflanzliche Ernährung, gesunde Snacks, Kochen, Backen, Küche, Foodblog, Einkaufen",
    ),
    (
        "de",
        "Projektmanagement, Aufgaben, Zeiterfassung, Homeoffice, Team, Produktivität, Software, Arbeitsablauf",
    ),
    (
        "de",
        "Hundeerziehung, Welpen, Hundefutter, Fellpflege, Tierarzt, Leine, Hundeschule, Rasse",
    ),
    (
        "de",
        "Gartengestaltung, Rasenpflege, Hochbeet, Kompost, Stauden, Gewächshaus, Gemüsegarten, Obstbaum",
    ),
    (
        "de",
        "Mühle, Mehl, Mühlstein, Getreide, Wassermühle, Bäckerei, Denkmal, Brot",
    ),
    (
        "fr",
        "assurance voyage, vols pas chers, séjour, hôtel, location de voiture, vacances, croisière, bagages",
    ),
    (
        "fr",
        "recettes véganes, alimentation saine, cuisine, pâtisserie, repas, légumes, goûter, blog culinaire",
    ),
    (
        "fr",
        "gestion de projet, suivi du temps, télétravail, équipe, productivité, logiciel, tâches, organisation",
    ),
    (
        "fr",
        "éducation canine, chiot, croquettes, toilettage, vétérinaire, laisse, élevage, dressage",
    ),
    (
        "fr",
        "jardinage, pelouse, potager, compost, vivaces, serre, taille, arrosage",
    ),
    (
        "fr",
        "moulin, farine, meule, céréales, boulangerie, patrimoine, pain, blé",
    ),
    (
        "es",
        "seguro de viaje, vuelos baratos, escapadas, hotel, alquiler de coches, vacaciones, crucero, equipaje",
    ),
    (
        "es",
        "recetas veganas, dieta vegetal, cocina, repostería, comida sana, verduras, merienda, nutrición",
    ),
    (
        "es",
        "gestión de proyectos, teletrabajo, equipo, productividad, programa, tareas, organización, horario",
    ),
    (
        "es",
        "adiestramiento canino, cachorro, pienso, peluquería canina, veterinario, correa, raza, perro",
    ),
    (
        "es",
        "jardinería, césped, huerto, compost, plantas, invernadero, poda, riego",
    ),
    (
        "es",
        "molino, harina, muela, cereales, panadería, patrimonio, pan, trigo",
    ),
    (
        "it",
        "assicurazione viaggio, voli economici, vacanze, albergo, noleggio auto, crociera, bagagli, soggiorno",
    ),
    (
        "it",
        "ricette vegane, cucina, dolci, alimentazione sana, verdure, merenda, cena, spesa",
    ),
    (
        "it",
        "gestione progetti, lavoro da casa, produttività, squadra, programma, attività, organizzazione, orario",
    ),
    (
        "it",
        "addestramento cani, cucciolo, crocchette, toelettatura, veterinario, guinzaglio, razza, cane",
    ),
    (
        "it",
        "giardinaggio, prato, orto, compost, piante, serra, potatura, irrigazione",
    ),
    (
        "it",
        "mulino, farina, macina, cereali, panificio, patrimonio, pane, grano",
    ),
    (
        "nl",
        "reisverzekering, goedkope vluchten, stedentrip, hotel, huurauto, vakantie, cruise, bagage",
    ),
    (
        "nl",
        "vegan recepten, gezond eten, koken, bakken, groenten, tussendoortjes, keuken, voeding",
    ),
    (
        "nl",
        "projectmanagement, tijdregistratie, thuiswerken, team, productiviteit, software, taken, planning",
    ),
    (
        "nl",
        "hondentraining, puppy, hondenvoer, trimsalon, dierenarts, riem, gehoorzaamheid, ras",
    ),
    (
        "nl",
        "tuinontwerp, gazon, moestuin, compost, vaste planten, kas, snoeien, bewatering",
    ),
    (
        "nl",
        "molen, meel, molensteen, graan, watermolen, bakkerij, erfgoed, brood",
    ),
    (
        "pl",
        "ubezpieczenie podróżne, tanie loty, wycieczki, hotel, wynajem samochodu, wakacje, rejs, bagaż",
    ),
    (
        "pl",
        "przepisy wegańskie, zdrowe jedzenie, gotowanie, pieczenie, warzywa, przekąski, kuchnia, dieta",
    ),
    (
        "pl",
        "zarządzanie projektami, praca zdalna, zespół, produktywność, oprogramowanie, zadania, organizacja, czas",
    ),
    (
        "pl",
        "szkolenie psów, szczeniak, karma, pielęgnacja, weterynarz, smycz, rasa, hodowla",
    ),
    (
        "pl",
        "ogród, trawnik, warzywnik, kompost, byliny, szklarnia, przycinanie, nawadnianie",
    ),
    (
        "pl",
        "młyn, mąka, kamień młyński, zboże, piekarnia, dziedzictwo, chleb, pszenica",
    ),
    (
        "sv",
        "reseförsäkring, billiga flyg, weekendresa, hotell, hyrbil, semester, kryssning, bagage",
    ),
    (
        "sv",
        "veganska recept, hälsosam mat, matlagning, bakning, grönsaker, mellanmål, kök, kost",
    ),
    (
        "sv",
        "projektledning, tidrapportering, distansarbete, team, produktivitet, programvara, uppgifter, planering",
    ),
    (
        "sv",
        "hundträning, valp, hundfoder, pälsvård, veterinär, koppel, lydnad, ras",
    ),
    (
        "sv",
        "trädgård, gräsmatta, köksträdgård, kompost, perenner, växthus, beskärning, bevattning",
    ),
    (
        "sv",
        "kvarn, mjöl, kvarnsten, spannmål, bageri, kulturarv, bröd, vete",
    ),
    (
        "pt",
        "seguro de viagem, voos baratos, férias, hotel, aluguel de carros, cruzeiro, bagagem, passeios",
    ),
    (
        "pt",
        "receitas veganas, alimentação saudável, cozinha, confeitaria, legumes, lanche, jantar, nutrição",
    ),
    (
        "pt",
        "gestão de projetos, trabalho remoto, equipe, produtividade, programa, tarefas, organização, horário",
    ),
    (
        "pt",
        "adestramento de cães, filhote, ração, tosa, veterinário, coleira, raça, cachorro",
    ),
    (
        "pt",
        "jardinagem, gramado, horta, compostagem, plantas, estufa, poda, irrigação",
    ),
    (
        "pt",
        "moinho, farinha, mó, cereais, padaria, patrimônio, pão, trigo",
    ),
    (
        "tr",
        "seyahat sigortası, ucuz uçuşlar, tatil, otel, araç kiralama, gemi turu, bagaj, gezi",
    ),
    (
        "tr",
        "vegan tarifler, sağlıklı beslenme, yemek, hamur işi, sebze, atıştırmalık, mutfak, diyet",
    ),
    (
        "tr",
        "proje yönetimi, uzaktan çalışma, ekip, verimlilik, yazılım, görevler, planlama, zaman",
    ),
    (
        "tr",
        "köpek eğitimi, yavru köpek, mama, tıraş, veteriner, tasma, itaat, ırk",
    ),
    (
        "tr",
        "bahçe tasarımı, çim bakımı, sebze bahçesi, kompost, çiçek, sera, budama, sulama",
    ),
    (
        "tr",
        "değirmen, un, değirmen taşı, tahıl, fırın, miras, ekmek, buğday",
    ),
];

#[test]
fn of_lists_in_ten_languages_nine_in_ten_are_told_and_hardly_any_is_foreign_to_its_own() {
    let languages: BTreeSet<&str> = LISTS.iter().map(|(language, _)| *language).collect();
    let (mut told, mut asked, mut wrong) = (0, 0, 0);
    for (own, list) in LISTS {
        wrong += u32::from(keywords_on(own, list).is_some());
        let others = languages.iter().filter(|other| **other != own);
        let found = others.map(|other| keywords_on(other, list).is_some());
        for found in found {
            asked += 1;
            told += u32::from(found);
        }
    }
    assert_eq!((told, asked, wrong), (501, 540, 0));
}
