//! Which language a text is in, told by its script, its function words and, for lists of keywords, the letters of its
//! words. Says nothing where these say nothing.

use super::{script::Script, words::words};
use crate::tables::Tables;

/// So many words of a page show its language; function words make up a third of any text.
const ENOUGH: usize = 500;

/// Less than one function word in so many is no running text of a language.
const RARE: u32 = 20;

/// So few hits are chance.
const CHANCE: u32 = 2;

/// What a text's words say of its language.
#[derive(Debug, Default)]
struct Sample {
    words: u32,
    scripts: Vec<(Script, u32)>,
    /// Function words by language.
    spoken: Vec<(&'static str, u32)>,
    /// The same and letters of words.
    looks: Vec<(&'static str, u32)>,
}

impl Sample {
    fn of<T: AsRef<str>>(texts: impl Iterator<Item = T>, tables: &Tables) -> Self {
        let mut sample = Self::default();
        for text in texts {
            let left = ENOUGH.saturating_sub(sample.words as usize);
            for word in words(text.as_ref()).take(left) {
                sample.take(&word, tables);
            }
        }
        sample
    }

    /// Takes a word and what its letters look like.
    fn look(&mut self, word: &str, tables: &Tables) {
        self.take(word, tables);
        let framed: Vec<char> = format!("_{word}_").chars().collect();
        for row in (1..=LETTERS).flat_map(|length| framed.windows(length)) {
            let row = row.iter().collect::<String>();
            for language in tables.letters.get(row.as_str()).into_iter().flatten() {
                count(&mut self.looks, language);
            }
        }
    }

    fn take(&mut self, word: &str, tables: &Tables) {
        let kana = word.chars().find(|c| Script::of(*c) == Some(Script::Kana));
        let Some(script) = kana.or(word.chars().next()).and_then(Script::of) else {
            return;
        };
        self.words += 1;
        count(&mut self.scripts, script);
        for language in tables.stopwords.get(word).into_iter().flatten() {
            count(&mut self.spoken, language);
            count(&mut self.looks, language);
        }
    }

    /// The script of most words; Japanese has many words in Han alone.
    fn script(&self) -> Option<Script> {
        let (script, most) = winner(&self.scripts)?;
        let kana = votes(&self.scripts, Script::Kana);
        let japanese = script == Script::Han && 5 * kana >= most;
        Some(if japanese { Script::Kana } else { script })
    }

    /// The language whose function words are the most, if there are enough of them.
    fn spoken(&self) -> Option<(&'static str, u32)> {
        winner(&self.spoken).filter(|(_, most)| *most > CHANCE.max(self.words / RARE))
    }
}

/// Most letters in a row that the table has, with the mark of a word's end.
const LETTERS: usize = 7;

/// The language of a page, as a tag such as `de`: what its `lang` declares, unless its text is clearly in another.
///
/// Templates often declare their own language over an author's text.
pub(super) fn of_page<T: AsRef<str>>(
    declared: &str,
    texts: impl Iterator<Item = T>,
    tables: &Tables,
) -> Option<String> {
    let sample = Sample::of(texts, tables);
    let script = sample.script();
    let fits = |language: &String| {
        let (own, Some(script)) = (Script::of_language(language), script) else {
            return true;
        };
        own.is_none_or(|own| own.holds(script))
    };
    let declared = primary(declared).filter(fits);
    let spoken = sample.spoken().filter(|(_, most)| {
        let of_declared = declared.as_deref().map(|own| votes(&sample.spoken, own));
        // Neighbors share many function words.
        of_declared.is_none_or(|own| *most > 2 * own)
    });
    let alone = script.and_then(Script::language);
    match (declared, alone.or(spoken.map(|(language, _)| language))) {
        // Which the stop words cannot tell, such as a language without a row.
        (Some(declared), Some(found)) if !knows(tables, &declared) || alone == Some(found) => {
            Some(declared)
        }
        (declared, found) => found.map(str::to_owned).or(declared),
    }
}

/// In which other language than the page's the keywords are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Foreign {
    /// Its tag, where it can be told.
    pub(super) language: Option<&'static str>,
    /// Whether function words say so; else one keyword that the page has is enough to doubt it.
    pub(super) sure: bool,
}

/// Whether keywords are in another language than the page's.
pub(super) fn foreign(keywords: &[String], page: &str, tables: &Tables) -> Option<Foreign> {
    let mut sample = Sample::default();
    for word in keywords.iter().flat_map(|keyword| words(keyword)) {
        sample.look(&word, tables);
    }
    let script = sample.script()?;
    let looks = winner(&sample.looks).filter(|(_, most)| *most > CHANCE);
    let alone = script.language();
    let own = Script::of_language(page);
    let readable = |(script, _): &(Script, u32)| own.is_none_or(|own| own.holds(*script));
    if !sample.scripts.iter().any(readable) {
        let language = alone.or(looks.map(|(language, _)| language));
        return Some(Foreign {
            language,
            sure: false,
        });
    }
    if !knows(tables, page) {
        return None;
    }
    for (tally, sure) in [(&sample.spoken, true), (&sample.looks, false)] {
        let clear = winner(tally).filter(|(_, most)| *most > CHANCE.max(2 * votes(tally, page)));
        if let Some((language, _)) = clear {
            return Some(Foreign {
                language: Some(language),
                sure,
            });
        }
    }
    None
}

/// Whether a word tells nothing of any topic, in a language by its tag.
pub(super) fn is_function(word: &str, language: Option<&str>, tables: &Tables) -> bool {
    let languages = tables.stopwords.get(word);
    languages
        .zip(language)
        .is_some_and(|(languages, language)| languages.contains(&language))
}

/// Whether the table has the language.
fn knows(tables: &Tables, language: &str) -> bool {
    let mut rows = tables.stopwords.values();
    rows.any(|languages| languages.contains(&language))
}

/// The first part of a language tag, in the spelling of the tables.
fn primary(tag: &str) -> Option<String> {
    let end = tag.find(['-', '_']).unwrap_or(tag.len());
    let part = tag.trim().get(..end)?.to_ascii_lowercase();
    let known = match part.as_str() {
        "nb" | "nn" => "no",
        "iw" => "he",
        "in" => "id",
        other => other,
    };
    let plausible = matches!(known.len(), 2 | 3) && known.bytes().all(|c| c.is_ascii_lowercase());
    plausible.then(|| known.to_owned())
}

fn count<T: PartialEq>(tally: &mut Vec<(T, u32)>, of: T) {
    match tally.iter_mut().find(|(known, _)| *known == of) {
        Some((_, votes)) => *votes += 1,
        None => tally.push((of, 1)),
    }
}

fn votes<T: Copy + PartialEq>(tally: &[(T, u32)], of: T) -> u32 {
    let found = tally.iter().find(|(known, _)| *known == of);
    found.map_or(0, |(_, votes)| *votes)
}

/// The most votes; none where two have as many.
fn winner<T: Copy + PartialEq>(tally: &[(T, u32)]) -> Option<(T, u32)> {
    let most = tally.iter().map(|(_, votes)| *votes).max()?;
    let mut best = tally.iter().filter(|(_, votes)| *votes == most);
    best.next().copied().filter(|_| best.next().is_none())
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

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
        let german = "Die Pumpe ist nicht das, was sich der Fahrer mit dem Rad wünscht, und das ist auch gut.";
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
}
